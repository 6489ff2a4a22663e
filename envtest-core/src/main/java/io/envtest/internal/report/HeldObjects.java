package io.envtest.internal.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.registry.ResourceDefinition;
import io.envtest.view.core.v1.Namespace;
import io.envtest.view.core.v1.NamespaceCondition;
import io.envtest.view.meta.v1.ObjectMeta;
import java.util.Optional;

/** Objects that are deleted and are still there. */
final class HeldObjects {

    private HeldObjects() {}

    /** A line on an object, none if it is not deleted. */
    static Optional<String> line(ResourceDefinition definition, ObjectNode object) {
        ObjectMeta metadata = Metadata.of(object);
        if (metadata.deletionTimestamp().isEmpty()) {
            return Optional.empty();
        }
        String name = Names.of(definition.singular(), metadata);
        if (!metadata.finalizers().isEmpty()) {
            return Optional.of(name + ": deleted, but there until its finalizers are removed: "
                    + String.join(", ", metadata.finalizers()));
        }
        return Optional.of(name + ": is being deleted" + why(definition, object));
    }

    private static String why(ResourceDefinition definition, ObjectNode object) {
        if (!definition.kind().kind().equals("Namespace")) {
            return "";
        }
        return Namespace.of(object).status().conditions().stream()
                .filter(c -> c.status().equals("True"))
                .reduce((first, last) -> last)
                .map(NamespaceCondition::message)
                .map(message -> ": " + message)
                .orElse("");
    }
}
