package io.envtest.internal.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.registry.ResourceDefinition;
import io.envtest.view.meta.v1.Condition;
import io.envtest.view.meta.v1.ObjectMeta;
import java.util.Optional;
import java.util.Set;

/** What the status of a custom resource says of its operator. */
final class CustomObjects {

    private static final Set<String> GOOD = Set.of("Ready", "Available", "Succeeded");

    private CustomObjects() {}

    /** A line on an object, none if there is nothing to wonder about. */
    static Optional<String> line(ResourceDefinition definition, ObjectNode object) {
        if (definition.builtIn() || !definition.subresources().containsKey("status")) {
            return Optional.empty();
        }
        ObjectMeta metadata = Metadata.of(object);
        JsonNode status = object.path("status");
        return trouble(metadata, status).map(what -> Names.of(definition.singular(), metadata) + ": " + what);
    }

    private static Optional<String> trouble(ObjectMeta metadata, JsonNode status) {
        if (status.isEmpty()) {
            return Optional.of("nobody has written its status");
        }
        JsonNode observed = status.path("observedGeneration");
        if (observed.isIntegralNumber() && observed.asLong() < metadata.generation()) {
            return Optional.of("its status is of generation " + observed.asLong() + ", the object of generation "
                    + metadata.generation());
        }
        for (JsonNode each : status.path("conditions")) {
            if (each instanceof ObjectNode condition && bad(Condition.of(condition))) {
                Condition bad = Condition.of(condition);
                return Optional.of(bad.type() + " is " + bad.status() + ": " + bad.reason() + " " + bad.message());
            }
        }
        return Optional.empty();
    }

    private static boolean bad(Condition condition) {
        return GOOD.contains(condition.type()) && !condition.status().equals("True");
    }
}
