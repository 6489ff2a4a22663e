package io.envtest.internal.registry.flowcontrol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.bootstrap.BootstrapFlowControl;
import io.envtest.internal.bootstrap.BootstrapObject;
import java.util.Optional;
import java.util.Set;

/** The objects of flow control that nobody may change. */
final class Mandatory {

    private static final Set<String> NAMES = Set.of("exempt", "catch-all");

    private Mandatory() {}

    /** What the spec of an object must be, if it must be something. */
    static Optional<ObjectNode> spec(String kind, String name) {
        if (!NAMES.contains(name)) {
            return Optional.empty();
        }
        return BootstrapFlowControl.all().stream()
                .map(BootstrapObject::object)
                .filter(object -> object.path("kind").asText().equals(kind))
                .filter(object -> object.path("metadata").path("name").asText().equals(name))
                .map(object -> (ObjectNode) object.path("spec"))
                .findFirst();
    }
}
