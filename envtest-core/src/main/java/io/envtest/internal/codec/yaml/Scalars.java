package io.envtest.internal.codec.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.events.ScalarEvent;

/** What scalars of a document mean, by their tag, their quotes and their text. */
final class Scalars {
    private static final String PREFIX = "tag:yaml.org,2002:";
    private static final Set<String> RESOLVABLE = Set.of("str", "bool", "int", "float", "null", "timestamp");

    private Scalars() {}

    static JsonNode value(ScalarEvent event) throws MalformedYamlException {
        String text = event.getValue();
        String tag = tag(event);
        if (tag == null) {
            return event.getImplicit().canOmitTagInPlainScalar() ? PlainText.value(text) : TextNode.valueOf(text);
        }
        if (tag.equals("binary")) {
            return binary(text);
        }
        if (tag.equals("str") || !RESOLVABLE.contains(tag)) {
            return TextNode.valueOf(text);
        }
        return tagged(tag, text);
    }

    /** The key {@code <<}, which takes over the members of other mappings. */
    static boolean isMerge(ScalarEvent key) {
        String tag = tag(key);
        return key.getValue().equals("<<")
                && (tag == null ? key.getImplicit().canOmitTagInPlainScalar() : tag.equals("merge"));
    }

    /** The name of a member that a key stands for. */
    static String key(JsonNode key, JsonNode value) throws MalformedYamlException {
        if (key.isTextual() || key.isBoolean() || key.isIntegralNumber()) {
            return key.asText();
        }
        if (key.isNull()) {
            throw new MalformedYamlException(
                    "unsupported map key of type: %!s(<nil>), key: <nil>, value: " + GoSyntax.of(value));
        }
        if (key.isFloatingPointNumber()) {
            return Float.toString(key.floatValue());
        }
        throw new MalformedYamlException("yaml: invalid map key: " + GoSyntax.of(key));
    }

    private static @Nullable String tag(ScalarEvent event) {
        String tag = event.getTag();
        return tag != null && tag.startsWith(PREFIX) ? tag.substring(PREFIX.length()) : tag;
    }

    private static JsonNode tagged(String tag, String text) throws MalformedYamlException {
        JsonNode value = PlainText.value(text);
        String is = PlainText.kind(value);
        boolean fits = is.equals(tag) || is.equals("int") && tag.equals("float") || tag.equals("timestamp");
        if (!fits) {
            throw new MalformedYamlException("yaml: cannot decode !!" + is + " `" + text + "` as a !!" + tag);
        }
        return tag.equals("timestamp") ? TextNode.valueOf(text) : value;
    }

    private static JsonNode binary(String text) throws MalformedYamlException {
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(text);
            return TextNode.valueOf(new String(bytes, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw new MalformedYamlException("yaml: !!binary value contains invalid base64 data");
        }
    }
}
