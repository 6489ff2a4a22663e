package io.envtest.internal.registry.builtin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.envtest.internal.codec.DecodingException;
import io.envtest.internal.codec.GoBase64;
import io.envtest.internal.codec.GoKinds;
import io.envtest.internal.codec.GoTime;
import io.envtest.internal.meta.BadQuantityException;
import io.envtest.internal.meta.Quantity;
import io.envtest.internal.schema.catalogue.Type;
import java.util.Base64;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Decodes values that are no structs, lists or maps. */
final class GoScalars {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final GoPath path;
    private final Mismatch mismatch;

    GoScalars(GoPath path, Mismatch mismatch) {
        this.path = path;
        this.mismatch = mismatch;
    }

    /** Takes note of a value of a wrong type. */
    interface Mismatch {
        void note(String sent, int depth);

        /** Takes note of a value that is wrong in another way. */
        void fail(String why);
    }

    /** The value in its Go form, null if nothing came of it. */
    @Nullable
    JsonNode decode(Type.Kind kind, JsonNode sent, int depth) {
        return switch (kind) {
            case QUANTITY -> quantity(sent, Quantity::print);
            case INT_OR_STRING -> intOrString(sent, depth);
            default -> sent instanceof NullNode ? null : plain(kind, sent, depth);
        };
    }

    private @Nullable JsonNode plain(Type.Kind kind, JsonNode sent, int depth) {
        return switch (kind) {
            case STRING -> checked(sent instanceof TextNode, sent, depth);
            case BOOLEAN -> checked(sent.isBoolean(), sent, depth);
            case INT32 -> integer(whole(sent, sent.isIntegralNumber() && sent.canConvertToInt(), depth));
            case INT64 -> integer(whole(sent, sent.isIntegralNumber() && sent.canConvertToLong(), depth));
            case DOUBLE -> whole(sent, sent.isNumber() && Double.isFinite(sent.doubleValue()), depth);
            case BYTES -> bytes(sent, depth);
            case TIME -> time(GoTime.seconds(timeText(sent)));
            case MICRO_TIME -> time(GoTime.micros(timeText(sent)));
            default -> sent;
        };
    }

    /** The amount in a ResourceList. */
    @Nullable
    JsonNode resource(JsonNode sent) {
        return quantity(sent, Quantity::printRounded);
    }

    private static @Nullable JsonNode quantity(JsonNode sent, UnaryOperator<String> print) {
        if (sent instanceof NullNode) {
            return null;
        }
        String text = sent.isValueNode() ? withoutBlanks(sent.asText()) : sent.toString();
        try {
            String printed = print.apply(text);
            return sent instanceof TextNode && printed.equals(sent.textValue()) ? sent : NODES.textNode(printed);
        } catch (BadQuantityException e) {
            throw new DecodingException(String.valueOf(e.getMessage()));
        }
    }

    /** Only blanks around an amount are no harm: other white space is escaped in JSON, and not unescaped here. */
    private static String withoutBlanks(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && text.charAt(from) == ' ') {
            from++;
        }
        while (to > from && text.charAt(to - 1) == ' ') {
            to--;
        }
        return text.substring(from, to);
    }

    private @Nullable JsonNode intOrString(JsonNode sent, int depth) {
        if (sent instanceof NullNode || sent instanceof TextNode) {
            return sent instanceof NullNode ? null : sent;
        }
        if (sent.isIntegralNumber() && sent.canConvertToInt()) {
            return sent;
        }
        throw new DecodingException(
                path.mismatch(sent.isNumber() ? "number " + sent.asText() : GoKinds.json(sent), depth));
    }

    private @Nullable JsonNode checked(boolean fits, JsonNode sent, int depth) {
        if (!fits) {
            mismatch.note(GoKinds.json(sent), depth);
        }
        return fits ? sent : null;
    }

    private @Nullable JsonNode whole(JsonNode sent, boolean fits, int depth) {
        if (!fits) {
            mismatch.note(sent.isNumber() ? "number " + sent.asText() : GoKinds.json(sent), depth);
        }
        return fits ? sent : null;
    }

    /** The same number always as the same node, so that trees with equal numbers are equal. */
    private static @Nullable JsonNode integer(@Nullable JsonNode number) {
        if (number == null) {
            return null;
        }
        return number.canConvertToInt() ? NODES.numberNode(number.intValue()) : NODES.numberNode(number.longValue());
    }

    private @Nullable JsonNode bytes(JsonNode sent, int depth) {
        if (sent instanceof ArrayNode array) {
            return byteList(array);
        }
        if (!(sent instanceof TextNode)) {
            mismatch.note(GoKinds.json(sent), depth);
            return null;
        }
        String text = sent.textValue();
        int bad = GoBase64.badByte(text);
        if (bad >= 0) {
            mismatch.fail("illegal base64 data at input byte " + bad);
            return null;
        }
        return NODES.textNode(GoBase64.canonical(text).orElse(text));
    }

    /** Bytes may also be given as a list of numbers. */
    private @Nullable JsonNode byteList(ArrayNode numbers) {
        byte[] bytes = new byte[numbers.size()];
        for (int i = 0; i < bytes.length; i++) {
            JsonNode number = numbers.get(i);
            boolean fits = number.isIntegralNumber() && number.canConvertToInt() && number.intValue() >>> 8 == 0;
            if (!fits) {
                String sent = number.isNumber() ? "number " + number.asText() : GoKinds.json(number);
                throw new DecodingException(path.mismatchAs(sent, "uint8"));
            }
            bytes[i] = (byte) number.intValue();
        }
        return NODES.textNode(Base64.getEncoder().encodeToString(bytes));
    }

    private String timeText(JsonNode sent) {
        if (!(sent instanceof TextNode)) {
            throw new DecodingException(path.mismatchAs(GoKinds.json(sent), "string"));
        }
        return sent.textValue();
    }

    private static @Nullable JsonNode time(String text) {
        return text.isEmpty() ? null : NODES.textNode(text);
    }
}
