package io.envtest.internal.registry.core;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.codec.GoJson;
import io.envtest.internal.codec.GoJsonException;
import io.envtest.internal.codec.GoKinds;
import io.envtest.internal.field.FieldErrors;
import io.envtest.view.FieldPath;
import io.envtest.view.core.v1.Toleration;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tolerations as they were once written, in an annotation: without effect, but still read.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/">Tolerations</a>
 */
final class TolerationAnnotation {

    private static final String KEY = "scheduler.alpha.kubernetes.io/tolerations";
    private static final String TYPE = "core.Toleration";

    /** Fields by their names in small letters, which is how JSON is matched with them. */
    private static final Map<String, String> FIELDS = Map.of(
            "key", "Key",
            "operator", "Operator",
            "value", "Value",
            "effect", "Effect",
            "tolerationseconds", "TolerationSeconds");

    private TolerationAnnotation() {}

    /** What stands there must be readable, and the tolerations make sense. */
    static void check(FieldErrors errors, FieldPath path, Map<String, String> annotations, PodAllowances allowed) {
        String text = annotations.getOrDefault(KEY, "");
        if (text.isEmpty()) {
            return;
        }
        try {
            List<Toleration> tolerations =
                    read(GoJson.decode(text.getBytes(StandardCharsets.UTF_8)).value());
            for (int i = 0; i < tolerations.size(); i++) {
                PlacementRules.toleration(errors, path.child(KEY).index(i), tolerations.get(i), allowed);
            }
        } catch (GoJsonException e) {
            errors.invalid(path, KEY, String.valueOf(e.getMessage()));
        } catch (MismatchException e) {
            errors.invalid(path, KEY, "json: cannot unmarshal " + e.getMessage());
        }
    }

    private static List<Toleration> read(JsonNode value) throws MismatchException {
        if (!value.isArray() && !value.isNull()) {
            throw new MismatchException(GoKinds.json(value) + " into Go value of type []" + TYPE);
        }
        List<Toleration> tolerations = new ArrayList<>();
        for (JsonNode item : value) {
            if (!item.isObject() && !item.isNull()) {
                throw new MismatchException(GoKinds.json(item) + " into Go value of type " + TYPE);
            }
            tolerations.add(Toleration.of(fields(item)));
        }
        return tolerations;
    }

    private static ObjectNode fields(JsonNode item) throws MismatchException {
        ObjectNode known = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> entry : item.properties()) {
            String name = FIELDS.get(entry.getKey().toLowerCase(Locale.ROOT));
            JsonNode value = entry.getValue();
            if (name == null || value.isNull()) {
                continue;
            }
            boolean number = name.equals("TolerationSeconds");
            if (number ? !value.canConvertToLong() || !value.isIntegralNumber() : !value.isTextual()) {
                throw new MismatchException(shown(value, number) + " into Go struct field Toleration." + name
                        + " of type " + type(name, number));
            }
            known.set(name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1), value);
        }
        return known;
    }

    private static String type(String name, boolean number) {
        if (number) {
            return "int64";
        }
        return switch (name) {
            case "Operator" -> "core.TolerationOperator";
            case "Effect" -> "core.TaintEffect";
            default -> "string";
        };
    }

    private static String shown(JsonNode value, boolean wantsNumber) {
        return value.isNumber() && wantsNumber ? "number " + value.asText() : GoKinds.json(value);
    }

    /** JSON of another shape than that of tolerations. */
    private static final class MismatchException extends Exception {

        private static final long serialVersionUID = 1L;

        MismatchException(@Nullable String message) {
            super(message);
        }
    }
}
