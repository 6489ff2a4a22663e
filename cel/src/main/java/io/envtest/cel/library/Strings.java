package io.envtest.cel.library;

import io.envtest.cel.value.CelError;
import io.envtest.cel.value.CodePoints;
import io.envtest.cel.value.ListValue;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** What the functions on strings do. Positions are counted in code points. */
final class Strings {

    private Strings() {}

    static Object charAt(Object[] args) {
        String text = (String) args[0];
        long at = (Long) args[1];
        int length = CodePoints.count(text);
        if (at < 0 || at > length) {
            return outOfRange(at);
        }
        return at == length ? "" : CodePoints.slice(text, (int) at, (int) at + 1);
    }

    private static CelError outOfRange(long index) {
        return new CelError("index out of range: " + index);
    }

    static Object indexOf(Object[] args) {
        String text = (String) args[0];
        String part = (String) args[1];
        long from = args.length > 2 ? (Long) args[2] : 0;
        if (part.isEmpty()) {
            return from;
        }
        if (from < 0) {
            return outOfRange(from);
        }
        if (from >= CodePoints.count(text)) {
            return -1L;
        }
        return position(text, text.indexOf(part, text.offsetByCodePoints(0, (int) from)));
    }

    static Object lastIndexOf(Object[] args) {
        String text = (String) args[0];
        String part = (String) args[1];
        if (args.length == 2) {
            return part.isEmpty() ? (long) CodePoints.count(text) : position(text, text.lastIndexOf(part));
        }
        long from = (Long) args[2];
        if (part.isEmpty()) {
            return from;
        }
        if (from < 0) {
            return outOfRange(from);
        }
        if (from >= CodePoints.count(text)) {
            return -1L;
        }
        return position(text, text.lastIndexOf(part, text.offsetByCodePoints(0, (int) from)));
    }

    private static Object position(String text, int found) {
        return found < 0 ? -1L : (long) text.codePointCount(0, found);
    }

    static Object lowerAscii(Object[] args) {
        return mapAscii((String) args[0], c -> c >= 'A' && c <= 'Z' ? c + 32 : c);
    }

    static Object upperAscii(Object[] args) {
        return mapAscii((String) args[0], c -> c >= 'a' && c <= 'z' ? c - 32 : c);
    }

    private static String mapAscii(String text, IntUnaryOperator change) {
        StringBuilder changed = new StringBuilder(text.length());
        text.chars().map(change).forEach(c -> changed.append((char) c));
        return changed.toString();
    }

    static Object trim(Object[] args) {
        String text = (String) args[0];
        int start = 0;
        int end = text.length();
        while (start < end && isSpace(text.charAt(start))) {
            start++;
        }
        while (end > start && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isSpace(char c) {
        return (c >= '\t' && c <= '\r')
                || c == ' '
                || c == 0x85
                || c == 0xa0
                || c == 0x1680
                || (c >= 0x2000 && c <= 0x200a)
                || c == 0x2028
                || c == 0x2029
                || c == 0x202f
                || c == 0x205f
                || c == 0x3000;
    }

    static Object replace(Object[] args) {
        String text = (String) args[0];
        String part = (String) args[1];
        String replacement = (String) args[2];
        long most = args.length > 3 ? (Long) args[3] : -1;
        if (most < 0) {
            most = Long.MAX_VALUE;
        }
        return part.isEmpty() ? interspersed(text, replacement, most) : replaced(text, part, replacement, most);
    }

    private static String replaced(String text, String part, String replacement, long most) {
        StringBuilder out = new StringBuilder();
        int at = 0;
        for (long i = 0; i < most; i++) {
            int found = text.indexOf(part, at);
            if (found < 0) {
                break;
            }
            out.append(text, at, found).append(replacement);
            at = found + part.length();
        }
        return out.append(text, at, text.length()).toString();
    }

    /** The replacement before every character and at the end. */
    private static String interspersed(String text, String replacement, long most) {
        StringBuilder out = new StringBuilder();
        int[] codePoints = text.codePoints().toArray();
        for (int i = 0; i <= codePoints.length; i++) {
            if (i < most) {
                out.append(replacement);
            }
            if (i < codePoints.length) {
                out.appendCodePoint(codePoints[i]);
            }
        }
        return out.toString();
    }

    static Object split(Object[] args) {
        String text = (String) args[0];
        String separator = (String) args[1];
        long most = args.length > 2 ? (Long) args[2] : -1;
        if (most == 0) {
            return ListValue.of(List.of());
        }
        List<Object> parts = new ArrayList<>();
        String rest = text;
        while (most < 0 || parts.size() < most - 1) {
            int at = separator.isEmpty() ? firstCharacter(rest) : rest.indexOf(separator);
            if (at < 0) {
                break;
            }
            parts.add(rest.substring(0, at));
            rest = rest.substring(at + separator.length());
        }
        if (!rest.isEmpty() || !separator.isEmpty()) {
            parts.add(rest);
        }
        return ListValue.of(parts);
    }

    private static int firstCharacter(String text) {
        return text.codePointCount(0, text.length()) > 1 ? text.offsetByCodePoints(0, 1) : -1;
    }

    static Object substring(Object[] args) {
        String text = (String) args[0];
        long start = (Long) args[1];
        int length = CodePoints.count(text);
        long end = args.length > 2 ? (Long) args[2] : length;
        if (args.length > 2 && start > end) {
            return new CelError("invalid substring range. start: " + start + ", end: " + end);
        }
        if (start < 0 || start > length) {
            return outOfRange(start);
        }
        if (end < 0 || end > length) {
            return outOfRange(end);
        }
        return CodePoints.slice(text, (int) start, (int) end);
    }

    static Object join(Object[] args) {
        String separator = args.length > 1 ? (String) args[1] : "";
        StringBuilder joined = new StringBuilder();
        boolean first = true;
        for (Object element : (ListValue) args[0]) {
            if (!(element instanceof String text)) {
                return CelError.NO_SUCH_OVERLOAD;
            }
            joined.append(first ? "" : separator).append(text);
            first = false;
        }
        return joined.toString();
    }

    static Object quote(Object[] args) {
        StringBuilder quoted = new StringBuilder("\"");
        ((String) args[0]).chars().forEach(c -> quoted.append(escaped((char) c)));
        return quoted.append('"').toString();
    }

    private static String escaped(char c) {
        return switch (c) {
            case 7 -> "\\a";
            case '\b' -> "\\b";
            case '\f' -> "\\f";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            case 11 -> "\\v";
            case '\\' -> "\\\\";
            case '"' -> "\\\"";
            default -> String.valueOf(c);
        };
    }
}
