package io.envtest.internal.endpoint.selector;

import java.util.Map;

/** Cuts a label selector into tokens. */
final class LabelLexer {

    /** The kinds of token. */
    enum Kind {
        END,
        CLOSE,
        COMMA,
        NOT,
        DOUBLE_EQUALS,
        EQUALS,
        GREATER,
        LESS,
        IDENTIFIER,
        IN,
        NOT_EQUALS,
        NOT_IN,
        OPEN,
        ERROR
    }

    /**
     * A token.
     *
     * @param kind what it is
     * @param text how it was written
     */
    record Token(Kind kind, String text) {}

    private static final String SPECIAL = "=!(),><";
    private static final Map<String, Kind> SYMBOLS = Map.of(
            ")", Kind.CLOSE,
            ",", Kind.COMMA,
            "!", Kind.NOT,
            "==", Kind.DOUBLE_EQUALS,
            "=", Kind.EQUALS,
            ">", Kind.GREATER,
            "<", Kind.LESS,
            "!=", Kind.NOT_EQUALS,
            "(", Kind.OPEN);

    private final String text;
    private int at;

    LabelLexer(String text) {
        this.text = text;
    }

    Token next() {
        while (at < text.length() && blank(text.charAt(at))) {
            at++;
        }
        if (at == text.length()) {
            return new Token(Kind.END, "");
        }
        return SPECIAL.indexOf(text.charAt(at)) >= 0 ? symbol() : word();
    }

    private Token symbol() {
        int start = at;
        String longest = "";
        while (at < text.length() && SPECIAL.indexOf(text.charAt(at)) >= 0) {
            String tried = text.substring(start, at + 1);
            if (!SYMBOLS.containsKey(tried)) {
                break;
            }
            longest = tried;
            at++;
        }
        return new Token(SYMBOLS.getOrDefault(longest, Kind.ERROR), longest);
    }

    private Token word() {
        int start = at;
        while (at < text.length() && !blank(text.charAt(at)) && SPECIAL.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        String word = text.substring(start, at);
        return switch (word) {
            case "in" -> new Token(Kind.IN, word);
            case "notin" -> new Token(Kind.NOT_IN, word);
            default -> new Token(Kind.IDENTIFIER, word);
        };
    }

    private static boolean blank(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }
}
