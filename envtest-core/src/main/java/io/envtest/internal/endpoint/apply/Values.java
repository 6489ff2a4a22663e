package io.envtest.internal.endpoint.apply;

import com.fasterxml.jackson.databind.JsonNode;
import io.envtest.internal.codec.OpaqueObject;
import io.envtest.internal.codec.UnreadObject;
import io.envtest.internal.endpoint.patch.GoText;
import io.envtest.internal.field.GoQuote;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Equality, order and texts of JSON values as server-side apply sees them: numbers are compared by value, whether they
 * are written as integers or not, members of objects in any order.
 */
final class Values {

    /** No text that the server reads nests deeper. */
    static final int MAX_DEPTH = 10_000;

    private Values() {}

    /** Whether objects and lists nest deeper than so many levels. */
    static boolean isDeeperThan(JsonNode value, int levels) {
        if (levels < 0) {
            return true;
        }
        for (JsonNode child : value) {
            if (child.isContainerNode() && isDeeperThan(child, levels - 1)) {
                return true;
            }
        }
        return false;
    }

    /** Whether two values are equal. */
    static boolean same(JsonNode a, JsonNode b) {
        if (a == b) {
            return true;
        }
        if (a.isTextual()) {
            return b.isTextual() && a.textValue().equals(b.textValue());
        }
        if (a instanceof OpaqueObject && b instanceof OpaqueObject) {
            return a.equals(b);
        }
        if (a.isObject()) {
            return b.isObject() && (UnreadObject.sameText(a, b) || sameMembers(a, b));
        }
        if (a.isArray()) {
            return b.isArray() && sameItems(a, b);
        }
        return a.isNumber() ? b.isNumber() && compareNumbers(a, b) == 0 : a.equals(b);
    }

    private static boolean sameMembers(JsonNode a, JsonNode b) {
        if (a.size() != b.size()) {
            return false;
        }
        for (Map.Entry<String, JsonNode> member : a.properties()) {
            JsonNode other = b.get(member.getKey());
            if (other == null || !same(member.getValue(), other)) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameItems(JsonNode a, JsonNode b) {
        if (a.size() != b.size()) {
            return false;
        }
        Iterator<JsonNode> others = b.elements();
        for (JsonNode item : a) {
            if (!same(item, others.next())) {
                return false;
            }
        }
        return true;
    }

    /** A hash that equal values share. */
    static int hash(JsonNode value) {
        if (value.isNumber()) {
            return Double.hashCode(value.doubleValue());
        }
        if (value.isArray()) {
            int hash = 1;
            for (JsonNode item : value) {
                hash = 31 * hash + hash(item);
            }
            return hash;
        }
        if (value.isObject()) {
            int hash = 0;
            for (Map.Entry<String, JsonNode> member : value.properties()) {
                hash += member.getKey().hashCode() ^ hash(member.getValue());
            }
            return hash;
        }
        return value.hashCode();
    }

    /** Numbers come before texts, then booleans, lists, objects and null. */
    static int compare(JsonNode a, JsonNode b) {
        int rank = rank(a);
        if (rank != rank(b)) {
            return Integer.compare(rank, rank(b));
        }
        return switch (rank) {
            case 0 -> compareNumbers(a, b);
            case 1 -> compareTexts(a.textValue(), b.textValue());
            case 2 -> Boolean.compare(a.booleanValue(), b.booleanValue());
            case 3 -> compareLists(a, b);
            case 4 -> compareTexts(json(a), json(b));
            default -> 0;
        };
    }

    private static int rank(JsonNode value) {
        return switch (value.getNodeType()) {
            case NUMBER -> 0;
            case STRING -> 1;
            case BOOLEAN -> 2;
            case ARRAY -> 3;
            case OBJECT -> 4;
            default -> 5;
        };
    }

    private static int compareNumbers(JsonNode a, JsonNode b) {
        if (a.canConvertToLong() && b.canConvertToLong() && a.isIntegralNumber() && b.isIntegralNumber()) {
            return Long.compare(a.longValue(), b.longValue());
        }
        return Double.compare(a.doubleValue(), b.doubleValue());
    }

    private static int compareLists(JsonNode a, JsonNode b) {
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
            int order = compare(a.get(i), b.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(a.size(), b.size());
    }

    /** Compares texts by their UTF-8 bytes, which is the order of code points. */
    static int compareTexts(String a, String b) {
        int length = Math.min(a.length(), b.length());
        for (int i = 0; i < length; i++) {
            char left = a.charAt(i);
            char right = b.charAt(i);
            if (left != right) {
                boolean pairs = Character.isSurrogate(left) != Character.isSurrogate(right);
                return pairs ? Integer.compare(a.codePointAt(i), b.codePointAt(i)) : left - right;
            }
        }
        return a.length() - b.length();
    }

    /** A value as a field path shows it. */
    static String inPath(JsonNode value) {
        if (value.isTextual()) {
            return GoQuote.quote(value.textValue());
        }
        StringBuilder text = new StringBuilder();
        if (value.isArray()) {
            value.forEach(item -> text.append(text.isEmpty() ? "" : ",").append(inPath(item)));
            return "[" + text + "]";
        }
        if (value.isObject()) {
            sorted(value)
                    .forEach((name, member) -> text.append(text.isEmpty() ? "" : ";")
                            .append(name)
                            .append('=')
                            .append(inPath(member)));
            return text.toString();
        }
        return value.isNull() ? "null" : GoText.plain(value);
    }

    /** A value as compact JSON with sorted members, escaped as Go does. */
    static String json(JsonNode value) {
        StringBuilder text = new StringBuilder();
        appendJson(value, text);
        return text.toString();
    }

    static void appendJson(JsonNode value, StringBuilder out) {
        if (value.isTextual()) {
            appendJson(value.textValue(), out);
        } else if (value.isArray()) {
            out.append('[');
            for (int i = 0; i < value.size(); i++) {
                out.append(i == 0 ? "" : ",");
                appendJson(value.get(i), out);
            }
            out.append(']');
        } else if (value.isObject()) {
            String gap = "{";
            for (Map.Entry<String, JsonNode> member : sorted(value).entrySet()) {
                out.append(gap);
                appendJson(member.getKey(), out);
                appendJson(member.getValue(), out.append(':'));
                gap = ",";
            }
            out.append(value.isEmpty() ? "{}" : "}");
        } else {
            out.append(value.isNull() ? "null" : GoText.plain(value));
        }
    }

    /** A text as JSON; besides what must be escaped Go escapes what HTML or JavaScript could misread. */
    static void appendJson(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            String escaped = escape(c);
            if (escaped == null) {
                out.append(c);
            } else {
                out.append(escaped);
            }
        }
        out.append('"');
    }

    private static @Nullable String escape(char c) {
        return switch (c) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            case '\b' -> "\\b";
            case '\f' -> "\\f";
            case '<', '>', '&', '\u2028', '\u2029' -> String.format("\\u%04x", (int) c);
            default -> c < ' ' ? String.format("\\u%04x", (int) c) : null;
        };
    }

    private static Map<String, JsonNode> sorted(JsonNode object) {
        Map<String, JsonNode> members = new TreeMap<>(Values::compareTexts);
        object.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
        return members;
    }
}
