package io.envtest.internal.endpoint.patch;

import com.fasterxml.jackson.databind.JsonNode;
import io.envtest.internal.codec.GoFloat;
import io.envtest.internal.codec.GoKinds;
import io.envtest.internal.field.GoQuote;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;

/** Values as Go's formatting verbs show them; the server's messages contain such texts. */
public final class GoText {

    private GoText() {}

    /**
     * A value under {@code %v}: {@code map[a:1 b:[x y] c:<nil>]}.
     *
     * @param node any value
     * @return the text
     */
    public static String plain(JsonNode node) {
        StringBuilder text = new StringBuilder();
        plain(node, text);
        return text.toString();
    }

    private static void plain(JsonNode node, StringBuilder text) {
        if (node.isObject()) {
            text.append("map[");
            String gap = "";
            for (Map.Entry<String, JsonNode> member : sorted(node).entrySet()) {
                text.append(gap).append(member.getKey()).append(':');
                plain(member.getValue(), text);
                gap = " ";
            }
            text.append(']');
        } else if (node.isArray()) {
            text.append('[');
            for (Iterator<JsonNode> items = node.elements(); items.hasNext(); ) {
                plain(items.next(), text);
                text.append(items.hasNext() ? " " : "");
            }
            text.append(']');
        } else {
            text.append(node.isNull() ? "<nil>" : isFloat(node) ? GoFloat.shortest(node.doubleValue()) : node.asText());
        }
    }

    /**
     * A value under {@code %#v}: {@code map[string]interface {}{"a":1}}.
     *
     * @param node any value
     * @return the text
     */
    public static String syntax(JsonNode node) {
        StringBuilder text = new StringBuilder();
        syntax(node, text);
        return text.toString();
    }

    private static void syntax(JsonNode node, StringBuilder text) {
        if (node.isObject()) {
            text.append("map[string]interface {}{");
            String gap = "";
            for (Map.Entry<String, JsonNode> member : sorted(node).entrySet()) {
                text.append(gap).append(quote(member.getKey())).append(':');
                syntax(member.getValue(), text);
                gap = ", ";
            }
            text.append('}');
        } else if (node.isArray()) {
            text.append("[]interface {}{");
            for (Iterator<JsonNode> items = node.elements(); items.hasNext(); ) {
                syntax(items.next(), text);
                text.append(items.hasNext() ? ", " : "");
            }
            text.append('}');
        } else if (node.isNull()) {
            text.append("interface {}(nil)");
        } else {
            text.append(node.isTextual() ? quote(node.textValue()) : number(node));
        }
    }

    private static Map<String, JsonNode> sorted(JsonNode object) {
        Map<String, JsonNode> members = new TreeMap<>();
        object.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
        return members;
    }

    private static String number(JsonNode node) {
        return isFloat(node) ? floating(node.doubleValue()) : node.asText();
    }

    private static boolean isFloat(JsonNode node) {
        return node.isFloatingPointNumber() || node.isNumber() && !node.canConvertToLong();
    }

    /** The shortest form, with an exponent of at least two digits from 1e21 up and below 1e-4. */
    private static String floating(double value) {
        if (value == 0) {
            return "0";
        }
        BigDecimal decimal = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        int exponent = decimal.precision() - decimal.scale() - 1;
        if (exponent >= -4 && exponent < 21) {
            return decimal.toPlainString();
        }
        String digits = decimal.unscaledValue().abs().toString();
        String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
        String sign = exponent < 0 ? "-" : "+";
        int size = Math.abs(exponent);
        return (value < 0 ? "-" : "") + digits.charAt(0) + fraction + "e" + sign + (size < 10 ? "0" : "") + size;
    }

    /** A value under {@code %s}, which is meant for texts: others show their type and a percent sign. */
    static String underText(JsonNode node) {
        if (node.isTextual() || node.isContainerNode()) {
            return plain(node);
        }
        return node.isNull() ? "%!s(<nil>)" : "%!s(" + GoKinds.decoded(node) + "=" + plain(node) + ")";
    }

    /** The Go type of a decoded value under {@code %s}. */
    static String typeUnderText(JsonNode node) {
        return node.isNull() ? "%!s(<nil>)" : GoKinds.decoded(node);
    }

    /**
     * A text under {@code %q}.
     *
     * @param text any text
     * @return the text in double quotes, with escapes
     */
    public static String quote(String text) {
        return GoQuote.quote(text);
    }
}
