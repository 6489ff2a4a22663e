package io.envtest.internal.objectstore;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

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

    /** The next member's name; stays in front of it. Escapes are not resolved. */
    String memberName() {
        int start = at;
        skipString();
        String name = new String(json, start + 1, at - start - 2, StandardCharsets.UTF_8);
        at = start;
        return name;
    }

    /** Whether the next member has this name, of ASCII; stays in front of it. */
    boolean isMember(byte[] name) {
        int end = at + 1 + name.length;
        return end < json.length && json[end] == '"' && Arrays.equals(json, at + 1, end, name, 0, name.length);
    }

    /** Steps over the next member's name to its value. */
    void skipName() {
        skipString();
        skipBlanks();
        at++;
        skipBlanks();
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
