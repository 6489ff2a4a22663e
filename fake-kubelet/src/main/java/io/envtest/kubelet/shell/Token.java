package io.envtest.kubelet.shell;

/**
 * A piece of a script.
 *
 * @param operator {@code ;}, {@code &&}, {@code |}, {@code (} and so on, {@code <} or {@code >} with its stream before it;
 *     empty for a word
 * @param word the word, empty for an operator
 */
record Token(String operator, Word word) {

    static Token operator(String operator) {
        return new Token(operator, Word.of(""));
    }

    static Token word(Word word) {
        return new Token("", word);
    }

    boolean isWord() {
        return operator.isEmpty();
    }

    boolean is(String text) {
        return isWord() ? word.bare().equals(text) : operator.equals(text);
    }
}
