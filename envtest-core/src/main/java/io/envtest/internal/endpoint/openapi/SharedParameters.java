package io.envtest.internal.endpoint.openapi;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The parameters of OpenAPI v2 that are written once and referred to, under names that end in a hash of what they say. */
final class SharedParameters {
    /** Written where they stand. */
    private static final Set<String> NEVER_SHARED = Set.of("name", "dryRun", "fieldValidation");
    /** Of bodies, only those that are the same for many kinds are shared. */
    private static final String COMMON_BODIES = "#/definitions/io.k8s.apimachinery.";

    private static final int HASH_BYTES = 6;
    private static final long OFFSET = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private final Map<String, ObjectNode> parameters = new TreeMap<>();

    /** A reference to the parameter, or the parameter itself where it is not shared. */
    ObjectNode reference(ObjectNode parameter) {
        String name = parameter.path("name").asText();
        String body = parameter.path("schema").path("$ref").asText();
        if (NEVER_SHARED.contains(name) || !body.isEmpty() && !body.startsWith(COMMON_BODIES)) {
            return parameter;
        }
        String shared = name + "-" + hash(parameter.toString());
        parameters.put(shared, parameter);
        return JsonNodeFactory.instance.objectNode().put("$ref", "#/parameters/" + shared);
    }

    /** All that were referred to, sorted by name. */
    ObjectNode all() {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        all.setAll(parameters);
        return all;
    }

    /** Fowler-Noll-Vo, of which the first bytes are taken. */
    private static String hash(String text) {
        long hash = OFFSET;
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            hash *= PRIME;
            hash ^= b & 0xFF;
        }
        byte[] bytes = ByteBuffer.allocate(Long.BYTES).putLong(hash).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(bytes, HASH_BYTES));
    }
}
