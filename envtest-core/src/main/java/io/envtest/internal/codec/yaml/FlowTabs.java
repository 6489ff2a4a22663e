package io.envtest.internal.codec.yaml;

/**
 * Tabs between the tokens of a document in braces or brackets, such as indented JSON: the real server takes them for
 * spaces, the parser here takes only some of them.
 */
final class FlowTabs {

    private static final String OPENING = "{[,:";
    private static final String CLOSING = "}],:\"'#";

    private final StringBuilder text;
    private int at;

    private FlowTabs(String document) {
        text = new StringBuilder(document);
    }

    /** The document with spaces in their place. */
    static String toSpaces(String document) {
        if (document.indexOf('\t') < 0 || !isFlow(document)) {
            return document;
        }
        FlowTabs tabs = new FlowTabs(document);
        tabs.walk();
        return tabs.text.toString();
    }

    private static boolean isFlow(String document) {
        int start = 0;
        while (start < document.length() && Character.isWhitespace(document.charAt(start))) {
            start++;
        }
        return start < document.length() && (document.charAt(start) == '{' || document.charAt(start) == '[');
    }

    private void walk() {
        while (at < text.length()) {
            switch (text.charAt(at)) {
                case '"', '\'' -> skipQuoted(text.charAt(at));
                case ' ', '\t' -> whitespace();
                case '#' -> skipComment();
                default -> at++;
            }
        }
    }

    private void skipQuoted(char quote) {
        at++;
        while (at < text.length() && text.charAt(at) != quote) {
            at += quote == '"' && text.charAt(at) == '\\' ? 2 : 1;
        }
        at++;
    }

    private void skipComment() {
        boolean comment = at > 0 && Character.isWhitespace(text.charAt(at - 1));
        do {
            at++;
        } while (comment && at < text.length() && text.charAt(at) != '\n');
    }

    /** Between two words of a text without quotes a tab is part of it. */
    private void whitespace() {
        int start = at;
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        if (separates(start - 1, OPENING) || separates(at, CLOSING)) {
            for (int i = start; i < at; i++) {
                text.setCharAt(i, ' ');
            }
        }
    }

    private boolean separates(int index, String tokens) {
        if (index < 0 || index >= text.length()) {
            return true;
        }
        char c = text.charAt(index);
        return c == '\n' || c == '\r' || tokens.indexOf(c) >= 0;
    }
}
