package io.envtest.internal.codec.yaml;

import java.util.Arrays;

/**
 * Tabs between the tokens of a document in braces or brackets, such as indented JSON: the real server takes them for
 * spaces, the parser here takes only some of them.
 */
final class FlowTabs {

    private static final String OPENING = "{[,:";
    private static final String CLOSING = "}],:\"'#";

    private final int[] text;
    private int at;

    private FlowTabs(int[] document) {
        text = document.clone();
    }

    /** The code points of the document, with spaces in their place. */
    static int[] toSpaces(int[] document) {
        if (!isFlow(document) || Arrays.stream(document).noneMatch(point -> point == '\t')) {
            return document;
        }
        FlowTabs tabs = new FlowTabs(document);
        tabs.walk();
        return tabs.text;
    }

    private static boolean isFlow(int[] document) {
        int start = 0;
        while (start < document.length && Character.isWhitespace(document[start])) {
            start++;
        }
        return start < document.length && (document[start] == '{' || document[start] == '[');
    }

    private void walk() {
        while (at < text.length) {
            switch (text[at]) {
                case '"', '\'' -> skipQuoted(text[at]);
                case ' ', '\t' -> whitespace();
                case '#' -> skipComment();
                default -> at++;
            }
        }
    }

    private void skipQuoted(int quote) {
        at++;
        while (at < text.length && text[at] != quote) {
            at += quote == '"' && text[at] == '\\' ? 2 : 1;
        }
        at++;
    }

    private void skipComment() {
        boolean comment = at > 0 && Character.isWhitespace(text[at - 1]);
        do {
            at++;
        } while (comment && at < text.length && text[at] != '\n');
    }

    /** Between two words of a text without quotes a tab is part of it. */
    private void whitespace() {
        int start = at;
        while (at < text.length && (text[at] == ' ' || text[at] == '\t')) {
            at++;
        }
        if (separates(start - 1, OPENING) || separates(at, CLOSING)) {
            for (int i = start; i < at; i++) {
                text[i] = ' ';
            }
        }
    }

    private boolean separates(int index, String tokens) {
        if (index < 0 || index >= text.length) {
            return true;
        }
        int c = text[index];
        return c == '\n' || c == '\r' || tokens.indexOf(c) >= 0;
    }
}
