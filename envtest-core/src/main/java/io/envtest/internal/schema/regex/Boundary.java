package io.envtest.internal.schema.regex;

/** Places between characters that an expression can ask for. */
enum Boundary {
    TEXT_START,
    TEXT_END,
    LINE_START,
    LINE_END,
    WORD,
    NO_WORD;

    /**
     * Whether this is such a place.
     *
     * @param before the character before, -1 at the start
     * @param after the character after, -1 at the end
     */
    boolean holds(int before, int after) {
        return switch (this) {
            case TEXT_START -> before < 0;
            case TEXT_END -> after < 0;
            case LINE_START -> before < 0 || before == '\n';
            case LINE_END -> after < 0 || after == '\n';
            case WORD -> CharacterClasses.isWord(before) != CharacterClasses.isWord(after);
            case NO_WORD -> CharacterClasses.isWord(before) == CharacterClasses.isWord(after);
        };
    }
}
