package io.envtest.junit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.envtest.TestCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.io.TempDir;

class WrongUseTest {

    @KubeTestCluster(apiServerOnly = true, nodes = "one")
    static class NodesWithoutControllers {}

    @KubeTestCluster(without = "no-controller")
    static class UnknownController {}

    private static void start(Class<?> test) {
        ClusterLease.start(test.getAnnotation(KubeTestCluster.class), new DefaultLookups())
                .close();
    }

    @Test
    void optionsThatDoNothingTogetherAreRefused() {
        assertThatThrownBy(() -> start(NodesWithoutControllers.class))
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessageContaining("apiServerOnly");
    }

    @Test
    void anUnknownControllerIsRefusedWithThoseThereAre() {
        assertThatThrownBy(() -> start(UnknownController.class)).hasMessageContainingAll("no-controller", "job-controller");
    }

    @Test
    void errorsNameTheFile(@TempDir Path folder) throws IOException {
        Path manifest = Files.writeString(folder.resolve("broken.yaml"), "a: [b");
        try (TestCluster cluster = TestCluster.builder().apiServerOnly().start()) {
            TestHandle handle = new TestHandle(cluster, "");
            assertThatThrownBy(() -> handle.apply(manifest.toString())).hasMessageContaining("broken.yaml: this is no YAML");
        }
        assertThatThrownBy(() -> Manifests.at(Files.writeString(manifest, "\n").toString()))
                .hasMessageContaining("broken.yaml is empty");
    }
}
