package io.envtest.internal.endpoint.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.codec.GoJson;
import io.envtest.internal.codec.GoJsonException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The annotation in which {@code kubectl apply} without {@code --server-side} keeps its configuration. Somebody who
 * moves on to server-side apply must not run into conflicts with their former self, and can go back.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/reference/using-api/server-side-apply/#upgrading-from-client-side-apply-to-server-side-apply">Upgrading
 *     from client-side apply to server-side apply</a>
 */
final class LastApplied {

    /** The only manager for which this is done. */
    static final String MANAGER = "kubectl";

    private static final String ANNOTATION = "kubectl.kubernetes.io/last-applied-configuration";

    /** All annotations of an object together may have this many bytes. */
    private static final int MAX_ANNOTATION_BYTES = 256 * 1024;

    private LastApplied() {}

    private static String text(ObjectNode object) {
        return object.path("metadata").path("annotations").path(ANNOTATION).asText();
    }

    /** The fields that the annotation states with the values they still have. */
    static FieldSet unchangedFields(ObjectNode live, String apiVersion, Shape shape) {
        FieldSet none = new FieldSet();
        JsonNode config = parse(text(live));
        boolean usable = config.isObject()
                && config.path("apiVersion").asText().equals(apiVersion)
                && ShapeCheck.problems(live, shape).isEmpty()
                && ShapeCheck.problems(config, shape).isEmpty();
        if (!usable) {
            return none;
        }
        Comparison change = Comparer.compare(config, live, shape);
        return FieldCollector.fields(config, shape)
                .minus(change.modified())
                .minus(change.added())
                .minus(change.removed());
    }

    private static JsonNode parse(String text) {
        try {
            return GoJson.decode(text.getBytes(StandardCharsets.UTF_8)).value();
        } catch (GoJsonException notJson) {
            return MissingNode.getInstance();
        }
    }

    /** Writes the applied configuration into the annotation if the object has it; leaves it out if it is too large. */
    static void refresh(ObjectNode object, ObjectNode config) {
        if (text(object).isEmpty()) {
            return;
        }
        ObjectNode stated = config.deepCopy();
        if (stated.path("metadata").path("annotations") instanceof ObjectNode annotations) {
            annotations.remove(ANNOTATION);
        }
        ObjectNode annotations = (ObjectNode) object.path("metadata").path("annotations");
        annotations.put(ANNOTATION, Values.json(stated) + "\n");
        if (bytes(annotations) > MAX_ANNOTATION_BYTES) {
            annotations.remove(ANNOTATION);
        }
    }

    private static long bytes(ObjectNode annotations) {
        long bytes = 0;
        for (Map.Entry<String, JsonNode> annotation : annotations.properties()) {
            bytes += annotation.getKey().getBytes(StandardCharsets.UTF_8).length;
            bytes += annotation.getValue().asText().getBytes(StandardCharsets.UTF_8).length;
        }
        return bytes;
    }
}
