package io.envtest.kubelet.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.envtest.view.core.v1.Container;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SubPathsTest {

    private final Container container = Container.of(JsonNodeFactory.instance.objectNode());

    @Test
    void mustStayInsideTheVolume() {
        container.addVolumeMounts().setName("v").setSubPathExpr("$(A)/b");
        assertThat(SubPaths.problem(container, Map.of("A", "x"))).isEmpty();
        assertThat(SubPaths.problem(container, Map.of("A", "")))
                .contains("error SubPath `/b` must not be an absolute path");
        assertThat(SubPaths.problem(container, Map.of("A", "..")))
                .contains("unable to provision SubPath `../b`: must not contain '..'");
    }
}
