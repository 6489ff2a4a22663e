package io.envtest.cel.library;

import io.envtest.cel.value.Bytes;
import io.envtest.cel.value.CelError;
import io.envtest.cel.value.CelType;
import io.envtest.cel.value.GoNumbers;
import io.envtest.cel.value.ListValue;
import io.envtest.cel.value.UInt;
import io.envtest.cel.value.Values;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;

/** {@code 'text %s'.format([values])}. */
final class StringFormat implements FormatReader.Handler {

    private static final String INFINITY = "\u221e";
    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    private static final int DEFAULT_PRECISION = 6;
    private static final int PRECISION_RANGE = 256;

    private final ListValue values;
    private final StringBuilder out = new StringBuilder();

    private StringFormat(ListValue values) {
        this.values = values;
    }

    static Object format(String format, ListValue values) {
        StringFormat handler = new StringFormat(values);
        try {
            new FormatReader(format, values.size()).read(handler);
            return handler.out.toString();
        } catch (FormatException invalid) {
            return new CelError(String.valueOf(invalid.getMessage()));
        }
    }

    @Override
    public void text(char c) {
        out.append(c);
    }

    @Override
    public void value(int index, FormatVerb verb, int precision) throws FormatException {
        Object value = values.get(index);
        CelType type = Values.typeOf(value);
        if (!verb.takes(type)) {
            throw new FormatException(verb.misused(type));
        }
        out.append(
                switch (verb) {
                    case STRING -> FormatText.plain(value);
                    case DECIMAL -> value.toString();
                    case FIXED -> fixed((Double) value, precision < 0 ? DEFAULT_PRECISION : precision);
                    case SCIENTIFIC -> scientific((Double) value);
                    case BINARY -> value instanceof Boolean flag ? (flag ? "1" : "0") : radix(value, 2);
                    case HEX -> hex(value);
                    case UPPER_HEX -> hex(value).toUpperCase(Locale.ROOT);
                    case OCTAL -> radix(value, 8);
                });
    }

    private static String fixed(double number, int precision) {
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            return special(number);
        }
        String plain = withoutZerosBeyond(GoNumbers.fixed(number, precision), precision % PRECISION_RANGE);
        int point = plain.indexOf('.');
        String whole = point < 0 ? plain : plain.substring(0, point);
        return whole.replaceAll("(?<=[0-9])(?=([0-9]{3})+$)", ",") + (point < 0 ? "" : plain.substring(point));
    }

    /** The server counts the digits it must show in a byte, but not those it may show. */
    private static String withoutZerosBeyond(String plain, int decimals) {
        int end = plain.length();
        int least = plain.indexOf('.') + 1 + decimals;
        while (end > least && plain.indexOf('.') >= 0 && plain.charAt(end - 1) == '0') {
            end--;
        }
        return plain.substring(0, end);
    }

    private static String special(double number) {
        return Double.isNaN(number) ? "NaN" : number > 0 ? INFINITY : "-" + INFINITY;
    }

    /** Always with six digits, whatever the precision asked for: that is what the server does. */
    private static String scientific(double number) {
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            return " ".repeat(DEFAULT_PRECISION - special(number).length()) + special(number);
        }
        String plain = GoNumbers.exponential(number, DEFAULT_PRECISION);
        int e = plain.indexOf('e');
        StringBuilder raised = new StringBuilder(plain.charAt(e + 1) == '-' ? "⁻" : "");
        plain.substring(e + 2).chars().forEach(digit -> raised.append(SUPERSCRIPTS.charAt(digit - '0')));
        return plain.substring(0, e) + "×10" + raised;
    }

    private static String radix(Object value, int radix) {
        return value instanceof UInt number
                ? Long.toUnsignedString(number.bits(), radix)
                : Long.toString((Long) value, radix);
    }

    private static String hex(Object value) {
        if (value instanceof String text) {
            return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
        }
        return value instanceof Bytes bytes ? HexFormat.of().formatHex(bytes.content()) : radix(value, 16);
    }
}
