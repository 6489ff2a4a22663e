package io.envtest.internal.codec.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a text without quotes means in YAML 1.1: null, a boolean, a number, or the text itself. */
final class PlainText {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");
    private static final Set<String> TRUES =
            Set.of("y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON");
    private static final Set<String> FALSES =
            Set.of("n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF");
    private static final Map<String, Double> SPECIAL = Map.ofEntries(
            Map.entry(".nan", Double.NaN),
            Map.entry(".NaN", Double.NaN),
            Map.entry(".NAN", Double.NaN),
            Map.entry(".inf", Double.POSITIVE_INFINITY),
            Map.entry(".Inf", Double.POSITIVE_INFINITY),
            Map.entry(".INF", Double.POSITIVE_INFINITY),
            Map.entry("+.inf", Double.POSITIVE_INFINITY),
            Map.entry("+.Inf", Double.POSITIVE_INFINITY),
            Map.entry("+.INF", Double.POSITIVE_INFINITY),
            Map.entry("-.inf", Double.NEGATIVE_INFINITY),
            Map.entry("-.Inf", Double.NEGATIVE_INFINITY),
            Map.entry("-.INF", Double.NEGATIVE_INFINITY));
    private static final Pattern INTEGER = Pattern.compile("([-+]?)(0[xX]|0[bB]|0[oO]?|)([0-9a-fA-F]+)");
    private static final Pattern FLOAT = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
    private static final Pattern BASE_60 = Pattern.compile("[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\\.[0-9_]*)?");
    private static final Pattern TIMESTAMP = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})"
            + "(?:(?:(?<zoned>[Tt])| )(\\d{1,2}):(\\d{1,2}):(\\d{1,2})(?:\\.\\d+)?(?<zone>Z|[-+]\\d\\d:\\d\\d)?)?");
    private static final BigInteger LARGEST = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);
    private static final BigInteger SMALLEST = BigInteger.valueOf(Long.MIN_VALUE);
    /** From here on a float is written with an exponent. */
    private static final double LARGE = 1e21;

    private PlainText() {}

    static JsonNode value(String text) throws MalformedYamlException {
        if (NULLS.contains(text)) {
            return JSON.nullNode();
        }
        if (TRUES.contains(text) || FALSES.contains(text)) {
            return JSON.booleanNode(TRUES.contains(text));
        }
        if (!mayBeNumber(text)) {
            return JSON.textNode(text);
        }
        Double special = SPECIAL.get(text);
        if (special != null) {
            throw new MalformedYamlException("json: unsupported value: " + infinite(special));
        }
        String digits = text.replace("_", "");
        BigInteger whole = integer(digits);
        if (whole != null) {
            return whole(whole);
        }
        if (!FLOAT.matcher(digits).matches()) {
            return JSON.textNode(text);
        }
        double value = Double.parseDouble(digits);
        // too large for a number is a text
        return Double.isInfinite(value) ? JSON.textNode(text) : floating(value);
    }

    /** The name of the tag that a value has. */
    static String kind(JsonNode value) {
        if (value.isNull()) {
            return "null";
        }
        if (value.isBoolean()) {
            return "bool";
        }
        if (value.isNumber()) {
            return value.isIntegralNumber() ? "int" : "float";
        }
        return "str";
    }

    /** Whether a text can stand without quotes and still be read as a text. */
    static boolean isText(String text) {
        if (NULLS.contains(text) || TRUES.contains(text) || FALSES.contains(text)) {
            return false;
        }
        if (!mayBeNumber(text)) {
            return true;
        }
        String digits = text.replace("_", "");
        return !SPECIAL.containsKey(text)
                && integer(digits) == null
                && !FLOAT.matcher(digits).matches()
                && !BASE_60.matcher(text).matches()
                && !isTimestamp(text);
    }

    private static boolean mayBeNumber(String text) {
        char first = text.charAt(0);
        return first >= '0' && first <= '9' || first == '-' || first == '+' || first == '.';
    }

    private static String infinite(double value) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        return value > 0 ? "+Inf" : "-Inf";
    }

    /** The whole number of 64 bits that the digits are, or null. */
    private static @Nullable BigInteger integer(String digits) {
        Matcher matcher = INTEGER.matcher(digits);
        if (!matcher.matches()) {
            return null;
        }
        try {
            BigInteger value =
                    new BigInteger(matcher.group(1).replace("+", "") + matcher.group(3), radix(matcher.group(2)));
            return value.compareTo(LARGEST) > 0 || value.compareTo(SMALLEST) < 0 ? null : value;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static int radix(String prefix) {
        return switch (prefix) {
            case "0x", "0X" -> 16;
            case "0b", "0B" -> 2;
            case "0o", "0O", "0" -> 8;
            default -> 10;
        };
    }

    private static JsonNode whole(BigInteger value) {
        if (value.bitLength() < Integer.SIZE) {
            return JSON.numberNode(value.intValue());
        }
        return value.bitLength() < Long.SIZE ? JSON.numberNode(value.longValue()) : JSON.numberNode(value);
    }

    /** A float without fraction becomes a whole number on its way through JSON. */
    private static JsonNode floating(double value) throws MalformedYamlException {
        if (Double.isInfinite(value)) {
            throw new MalformedYamlException("json: unsupported value: " + infinite(value));
        }
        return value == Math.rint(value) && Math.abs(value) < LARGE
                ? whole(new BigDecimal(value).toBigInteger())
                : JSON.numberNode(value);
    }

    private static boolean isTimestamp(String text) {
        Matcher matcher = TIMESTAMP.matcher(text);
        if (!matcher.matches()) {
            return false;
        }
        boolean zoneAstray = (matcher.group("zoned") == null) != (matcher.group("zone") == null);
        try {
            LocalDateTime.of(
                    part(matcher, 1),
                    part(matcher, 2),
                    part(matcher, 3),
                    part(matcher, 5),
                    part(matcher, 6),
                    part(matcher, 7));
            return !zoneAstray;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static int part(Matcher matcher, int group) {
        String digits = matcher.group(group);
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
