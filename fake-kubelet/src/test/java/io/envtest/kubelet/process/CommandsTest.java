package io.envtest.kubelet.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.envtest.view.core.v1.Container;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CommandsTest {

    private static Container container(String image) {
        return Container.of(JsonNodeFactory.instance.objectNode()).setImage(image);
    }

    @Test
    void referencesAreReplacedUnlessEscapedOrUnset() {
        Container container = container("app:1").setCommand(List.of("run", "$(NAME)"));
        container.setArgs(List.of("$$(NAME)", "$(MISSING)", "$NAME"));
        assertThat(Commands.of(container, Map.of("NAME", "x")))
                .containsExactly("run", "x", "$(NAME)", "$(MISSING)", "$NAME");
    }

    @Test
    void onlyTheImageThatWaitsIsKnownWithoutACommand() {
        assertThat(Commands.isKnown(container("registry.k8s.io/pause:3.10"))).isTrue();
        assertThat(Commands.isKnown(container("app:1"))).isFalse();
        assertThat(Commands.isKnown(container("example.com/pauser"))).isFalse();
    }
}
