package io.envtest.internal.registry.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.envtest.view.core.v1.Namespace;
import org.junit.jupiter.api.Test;

class NamespaceKindTest {

    private final Namespace namespace = Namespace.of(JsonNodeFactory.instance.objectNode());

    @Test
    void aNamespaceWithoutPhaseIsActive() {
        assertThat(phaseOnceDefaulted()).isEqualTo("Active");
    }

    @Test
    void aPhaseThatIsStatedStays() {
        namespace.status().setPhase("Terminating");
        assertThat(phaseOnceDefaulted()).isEqualTo("Terminating");
    }

    private String phaseOnceDefaulted() {
        NamespaceKind.declare().strategy().setDefaults(namespace.node());
        return namespace.status().phase();
    }
}
