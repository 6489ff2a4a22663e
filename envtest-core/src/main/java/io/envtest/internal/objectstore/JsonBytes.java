package io.envtest.internal.objectstore;

import java.nio.charset.StandardCharsets;

/** A reader's way through compact or spaced JSON that is known to be well-formed. */
final class JsonBytes {

    private final byte[] json;
    private int at;

    JsonBytes(byte[] json) {
        this.json = json;
    }

    /** Index of the next byte. */
    int position() {
        return at;
    }

    /** Steps over the opening brace. */
    void enterObject() {
        skipBlanks();
        if (json[at] != '{') {
            throw new IllegalArgumentException("not an object at " + at);
        }
        at++;
    }

    /** Whether another member follows; steps over the comma, or over the closing brace if there is none. */
    boolean hasMember() {
        skipBlanks();
        if (json[at] == '}') {
            at++;
            return false;
        }
        if (json[at] == ',') {
            at++;
            skipBlanks();
        }
        return true;
    }

    /** The next member's name; leaves the position at its value. Escapes are not resolved. */
    String memberName() {
        int start = at + 1;
        skipString();
        String name = new String(json, start, at - 1 - start, StandardCharsets.UTF_8);
        skipBlanks();
        at++;
        skipBlanks();
        return name;
    }

    /** Steps over a value of any kind. */
    void skipValue() {
        int depth = 0;
        do {
            switch (json[at]) {
                case '"' -> skipString();
                case '{', '[' -> {
                    depth++;
                    at++;
                }
                case '}', ']' -> {
                    depth--;
                    at++;
                }
                default -> at++;
            }
        } while (depth > 0 || !atEndOfScalar());
    }

    private boolean atEndOfScalar() {
        return at >= json.length
                || json[at] == ','
                || json[at] == '}'
                || json[at] == ']'
                || json[at - 1] == '"'
                || json[at - 1] == '}'
                || json[at - 1] == ']';
    }

    private void skipString() {
        at++;
        while (json[at] != '"') {
            at += json[at] == '\\' ? 2 : 1;
        }
        at++;
    }

    private void skipBlanks() {
        while (json[at] == ' ' || json[at] == '\n' || json[at] == '\r' || json[at] == '\t') {
            at++;
        }
    }
}
