package io.envtest.internal.controller.pod;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * The short text that tells one pod template, or other content, from another: a 32-bit FNV hash of the content with
 * its fields in order, in an alphabet that spells no words.
 */
public final class TemplateHash {

    private static final String ALPHABET = "bcdfghjklmnpqrstvwxz2456789";
    private static final int OFFSET = 0x811c9dc5;
    private static final int PRIME = 0x01000193;

    private TemplateHash() {}

    /**
     * The hash of a content.
     *
     * @param collisions how often the hash was found taken by another content; each gives another hash
     */
    public static String of(JsonNode content, int collisions) {
        int hash = OFFSET;
        String text = sorted(content) + (collisions == 0 ? "" : "#" + collisions);
        for (byte next : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (next & 0xff)) * PRIME;
        }
        return encode(Integer.toUnsignedString(hash));
    }

    /**
     * The hash of a ControllerRevision's data: 32-bit FNV-1 of its JSON, the names in order, followed by the number of
     * collisions. Clients list revisions by name, and so in the order of these hashes.
     */
    public static String ofRevision(JsonNode data, int collisions) {
        int hash = OFFSET;
        for (byte next : (sorted(data).toString() + collisions).getBytes(StandardCharsets.UTF_8)) {
            hash = (hash * PRIME) ^ (next & 0xff);
        }
        return encode(Integer.toUnsignedString(hash));
    }

    private static String encode(String digits) {
        StringBuilder out = new StringBuilder(digits.length());
        for (char digit : digits.toCharArray()) {
            out.append(ALPHABET.charAt(digit % ALPHABET.length()));
        }
        return out.toString();
    }

    private static JsonNode sorted(JsonNode node) {
        if (node instanceof ObjectNode object) {
            Map<String, JsonNode> fields = new TreeMap<>();
            object.properties().forEach(field -> fields.put(field.getKey(), sorted(field.getValue())));
            ObjectNode copy = object.objectNode();
            copy.setAll(fields);
            return copy;
        }
        if (node.isArray()) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            node.forEach(element -> copy.add(sorted(element)));
            return copy;
        }
        return node;
    }
}
