package io.envtest.internal.crd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.codec.GoKinds;
import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.ScalePaths;
import io.envtest.view.FieldPath;
import java.util.List;

/** What a definition names as the parts of its scale subresource must be numbers and a text that a Scale can hold. Pure. */
final class ScaleRules {

    private ScaleRules() {}

    /** The part that the spec holds. */
    static void spec(FieldErrors errors, ObjectNode object, ScalePaths paths) {
        replicas(errors, object, paths.specReplicas());
    }

    /** The parts that the status holds. */
    static void status(FieldErrors errors, ObjectNode object, ScalePaths paths) {
        replicas(errors, object, paths.statusReplicas());
        if (!paths.selector().isEmpty()) {
            JsonNode selector = value(errors, object, paths.selector(), "");
            if (!selector.isMissingNode() && !selector.isTextual()) {
                wrongType(errors, paths.selector(), paths.selector(), selector, "string", "");
            }
        }
    }

    private static void replicas(FieldErrors errors, ObjectNode object, String path) {
        JsonNode replicas = value(errors, object, path, 0);
        if (replicas.isMissingNode()) {
            return;
        }
        if (!replicas.isIntegralNumber()) {
            wrongType(errors, path, path, replicas, "int64", 0);
        } else if (replicas.longValue() < 0) {
            errors.invalid(place(path), replicas, "should be a non-negative integer");
        } else if (replicas.longValue() > Integer.MAX_VALUE) {
            errors.invalid(place(path), replicas, "should be less than or equal to " + Integer.MAX_VALUE);
        }
    }

    private static JsonNode value(FieldErrors errors, ObjectNode object, String path, Object zero) {
        List<String> steps = List.of(path.split("\\."));
        JsonNode here = object;
        for (int i = 0; i < steps.size(); i++) {
            if (!here.isObject() && !here.isNull()) {
                String met = String.join(".", steps.subList(0, i + 1));
                wrongType(errors, path, met, here, "map[string]interface{}", zero);
                return here.path("");
            }
            here = here.path(steps.get(i));
            if (here.isMissingNode()) {
                return here;
            }
        }
        return here;
    }

    private static void wrongType(
            FieldErrors errors, String path, String met, JsonNode value, String wanted, Object zero) {
        errors.invalid(
                place(path),
                zero,
                "." + met + " accessor error: " + GoValues.print(value) + " is of the type " + GoKinds.decoded(value)
                        + ", expected " + wanted);
    }

    private static FieldPath place(String path) {
        return FieldPath.root("." + path);
    }
}
