package io.envtest.cel.library;

import io.envtest.cel.value.Bytes;
import io.envtest.cel.value.CelError;
import io.envtest.cel.value.CelType;
import io.envtest.cel.value.GoNumbers;
import io.envtest.cel.value.ListValue;
import io.envtest.cel.value.MapValue;
import io.envtest.cel.value.NullValue;
import io.envtest.cel.value.UInt;
import io.envtest.cel.value.Values;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** {@code 'text %s'.format([values])}. */
final class StringFormat {

    private final String format;
    private final ListValue values;
    private int at;
    private int nextValue;

    private StringFormat(String format, ListValue values) {
        this.format = format;
        this.values = values;
    }

    static Object format(String format, ListValue values) {
        try {
            return new StringFormat(format, values).run();
        } catch (FormatException invalid) {
            return new CelError(String.valueOf(invalid.getMessage()));
        }
    }

    private static final class FormatException extends Exception {
        FormatException(String message) {
            super(message);
        }
    }

    private String run() throws FormatException {
        StringBuilder out = new StringBuilder();
        while (at < format.length()) {
            char c = format.charAt(at++);
            if (c != '%') {
                out.append(c);
            } else if (at < format.length() && format.charAt(at) == '%') {
                at++;
                out.append('%');
            } else {
                out.append(clause());
            }
        }
        return out.toString();
    }

    private String clause() throws FormatException {
        if (at == format.length()) {
            throw new FormatException("unexpected end of string");
        }
        if (nextValue >= values.size()) {
            throw new FormatException("index " + nextValue + " out of range");
        }
        Object value = values.get(nextValue++);
        int precision = precision();
        if (at == format.length()) {
            throw new FormatException("could not parse formatting clause: unexpected end of string");
        }
        char verb = format.charAt(at++);
        return switch (verb) {
            case 's' -> text(value);
            case 'd' -> decimal(value);
            case 'f' -> fixed(value, precision < 0 ? 6 : precision);
            case 'e' -> exponential(value, precision < 0 ? 6 : precision);
            case 'b' -> binary(value);
            case 'x' -> hex(value, verb);
            case 'X' -> hex(value, verb).toUpperCase(Locale.ROOT);
            case 'o' -> octal(value);
            default -> throw new FormatException(
                    "could not parse formatting clause: unrecognized formatting clause \"" + verb + "\"");
        };
    }

    private int precision() throws FormatException {
        if (format.charAt(at) != '.') {
            return -1;
        }
        int end = ++at;
        while (end < format.length() && Character.isDigit(format.charAt(end))) {
            end++;
        }
        if (end == format.length()) {
            throw new FormatException(
                    "could not parse formatting clause: error while parsing precision: could not find end of precision specifier");
        }
        if (end == at || end - at > 9) {
            throw new FormatException(
                    "could not parse formatting clause: error while parsing precision: error while converting precision to integer: strconv.Atoi: parsing \""
                            + format.substring(at, end) + "\": invalid syntax");
        }
        int precision = Integer.parseInt(format.substring(at, end));
        at = end;
        return precision;
    }

    private static String text(Object value) throws FormatException {
        if (value instanceof ListValue list) {
            StringBuilder out = new StringBuilder("[");
            for (Iterator<Object> it = list.iterator(); it.hasNext(); ) {
                out.append(text(it.next())).append(it.hasNext() ? ", " : "");
            }
            return out.append(']').toString();
        }
        if (value instanceof MapValue map) {
            TreeMap<String, String> sorted = new TreeMap<>();
            for (Object key : map.keys()) {
                Object found = map.find(key);
                sorted.put(text(key), found == null ? "" : text(found));
            }
            return sorted.entrySet().stream()
                    .map(entry -> entry.getKey() + ": " + entry.getValue())
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        return scalar(value);
    }

    private static String scalar(Object value) throws FormatException {
        if (value == NullValue.NULL) {
            return "null";
        }
        if (value instanceof CelType type) {
            return type.name();
        }
        if (value instanceof Double number && (number.isNaN() || number.isInfinite())) {
            return number.isNaN() ? "NaN" : number > 0 ? "Infinity" : "-Infinity";
        }
        Object converted = Conversions.toText(value);
        boolean plain = converted instanceof String && Values.typeOf(value).kind() != CelType.Kind.OPAQUE;
        if (!plain) {
            throw misused("string clause can only be used on strings, bools, bytes, ints, doubles, maps, lists, types, durations, and timestamps", value);
        }
        return (String) converted;
    }

    private static FormatException misused(String rule, Object value) {
        return new FormatException("error during formatting: " + rule + ", was given "
                + Values.typeOf(value).name());
    }

    private static String decimal(Object value) throws FormatException {
        if (value instanceof Long || value instanceof UInt) {
            return value.toString();
        }
        if (value instanceof Double number && (number.isNaN() || number.isInfinite())) {
            return scalar(value);
        }
        throw misused("decimal clause can only be used on integers", value);
    }

    private static String fixed(Object value, int precision) throws FormatException {
        Double number = number(value, "fixed-point");
        return number.isNaN() || number.isInfinite() ? scalar(number) : GoNumbers.fixed(number, precision);
    }

    private static String exponential(Object value, int precision) throws FormatException {
        Double number = number(value, "scientific");
        return number.isNaN() || number.isInfinite() ? scalar(number) : GoNumbers.exponential(number, precision);
    }

    private static Double number(Object value, String clause) throws FormatException {
        if (value instanceof Double number) {
            return number;
        }
        if (value instanceof Long number) {
            return (double) number;
        }
        if (value instanceof UInt number) {
            return number.toDouble();
        }
        throw misused(clause + " clause can only be used on doubles", value);
    }

    private static String binary(Object value) throws FormatException {
        if (value instanceof Long number) {
            return signed(number, 2);
        }
        if (value instanceof UInt number) {
            return Long.toBinaryString(number.bits());
        }
        if (value instanceof Boolean flag) {
            return flag ? "1" : "0";
        }
        throw misused("only integers and bools can be formatted as binary", value);
    }

    private static String octal(Object value) throws FormatException {
        if (value instanceof Long number) {
            return signed(number, 8);
        }
        if (value instanceof UInt number) {
            return Long.toOctalString(number.bits());
        }
        throw misused("octal clause can only be used on integers", value);
    }

    private static String hex(Object value, char verb) throws FormatException {
        if (value instanceof Long number) {
            return signed(number, 16);
        }
        if (value instanceof UInt number) {
            return Long.toHexString(number.bits());
        }
        if (value instanceof String text) {
            return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
        }
        if (value instanceof Bytes bytes) {
            return HexFormat.of().formatHex(bytes.content());
        }
        throw misused("only integers, byte buffers, and strings can be formatted as hex", value);
    }

    private static String signed(long number, int radix) {
        return Long.toString(number, radix);
    }
}
