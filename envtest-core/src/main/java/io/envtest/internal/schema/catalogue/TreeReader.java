package io.envtest.internal.schema.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Reads what the build wrote: compact JSON without any blanks between its tokens. A start reads little, so that loading a
 * general parser would take it longer than the reading.
 */
final class TreeReader {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int HEX = 16;
    private static final int HEX_DIGITS = 4;

    private final String text;
    private int at;
    private int escape;

    private TreeReader(String text) {
        this.text = text;
        escape = nextEscape(0);
    }

    static JsonNode read(String text) {
        return new TreeReader(text).value();
    }

    private JsonNode value() {
        return switch (text.charAt(at)) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> NODES.textNode(string());
            case 't' -> word("true", NODES.booleanNode(true));
            case 'f' -> word("false", NODES.booleanNode(false));
            case 'n' -> word("null", NODES.nullNode());
            default -> number();
        };
    }

    private ObjectNode object() {
        ObjectNode object = NODES.objectNode();
        while (more('}')) {
            String name = string();
            at++; // the colon
            object.set(name, value());
        }
        return object;
    }

    private ArrayNode array() {
        ArrayNode array = NODES.arrayNode();
        while (more(']')) {
            array.add(value());
        }
        return array;
    }

    /** Steps over the bracket or comma before a member; false, and over the bracket, if there is none. */
    private boolean more(char end) {
        if (text.charAt(at) != end && text.charAt(at + 1) != end) {
            at++;
            return true;
        }
        at += text.charAt(at) == end ? 1 : 2;
        return false;
    }

    private JsonNode word(String word, JsonNode node) {
        at += word.length();
        return node;
    }

    private JsonNode number() {
        int begin = at;
        while ("+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        String digits = text.substring(begin, at);
        boolean whole = digits.indexOf('.') < 0 && digits.indexOf('e') < 0 && digits.indexOf('E') < 0;
        return whole ? NODES.numberNode(Long.parseLong(digits)) : NODES.numberNode(Double.parseDouble(digits));
    }

    private String string() {
        int begin = at + 1;
        int end = text.indexOf('"', begin);
        if (end < escape) {
            at = end + 1;
            return text.substring(begin, end);
        }
        at = begin;
        return unescaped();
    }

    private String unescaped() {
        StringBuilder out = new StringBuilder();
        for (char c = text.charAt(at++); c != '"'; c = text.charAt(at++)) {
            out.append(c == '\\' ? escaped(text.charAt(at++)) : c);
        }
        escape = nextEscape(at);
        return out.toString();
    }

    private int nextEscape(int from) {
        int next = text.indexOf('\\', from);
        return next < 0 ? text.length() : next;
    }

    private char escaped(char c) {
        return switch (c) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> (char) Integer.parseInt(text.substring(at, at += HEX_DIGITS), HEX);
            default -> c;
        };
    }
}
