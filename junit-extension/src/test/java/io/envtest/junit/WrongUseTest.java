package io.envtest.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.envtest.TestCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
        assertThatThrownBy(() -> start(UnknownController.class))
                .hasMessageContainingAll("no-controller", "job-controller");
    }

    @Test
    void errorsNameTheFile(@TempDir Path folder) throws IOException {
        Path manifest = Files.writeString(folder.resolve("broken.yaml"), "a: [b");
        try (TestCluster cluster = TestCluster.builder().apiServerOnly().start()) {
            TestHandle handle = new TestHandle(cluster, "");
            assertThatThrownBy(() -> handle.apply(manifest.toString()))
                    .hasMessageContaining("broken.yaml: this is no YAML");
        }
        assertThatThrownBy(() -> Manifests.at(Files.writeString(manifest, "\n").toString()))
                .hasMessageContaining("broken.yaml is empty");
    }

    @Test
    void whatAConditionThrowsEndsTheWaitingAsItIs() {
        IOException failure = new IOException("no answer");
        try (TestCluster cluster = TestCluster.builder().apiServerOnly().start()) {
            TestHandle handle = new TestHandle(cluster, "");
            assertThatThrownBy(() -> handle.await("an answer", Duration.ofSeconds(9), () -> {
                        throw failure;
                    }))
                    .isSameAs(failure);
        }
    }

    @Test
    void ofAFolderThatAGeneratorFilledTheCurrentDefinitionsAreTaken(@TempDir Path folder) throws IOException {
        for (String name : new String[] {"a-v1.yml", "a-v1beta1.yml", "b-v1beta1.yml", "readme.txt"}) {
            Files.writeString(folder.resolve(name), "kind: X");
        }
        assertThat(Manifests.at(folder.toString()))
                .extracting(manifest -> Path.of(manifest.place()).getFileName().toString())
                .containsExactly("a-v1.yml", "b-v1beta1.yml");
    }

    private static String definition(String plural, String versions) {
        return """
                apiVersion: apiextensions.k8s.io/v1
                kind: CustomResourceDefinition
                metadata: {name: %s.example.com}
                spec:
                  group: example.com
                  scope: Namespaced
                  names: {plural: %s, kind: Widget, singular: widget}
                  versions: [%s]
                """.formatted(plural, plural, versions);
    }

    private static String version(String name, boolean served) {
        return "{name: %s, served: %s, storage: %s, schema: {openAPIV3Schema: {type: object}}}"
                .formatted(name, served, served);
    }

    @Test
    void manifestsThatAreNoObjectsAreRefused() {
        try (TestCluster cluster = TestCluster.builder().apiServerOnly().start()) {
            assertThatThrownBy(() -> cluster.apply("- a\n- b")).hasMessageContainingAll("no object", "- a");
            assertThatThrownBy(() -> cluster.apply("kind: ConfigMap\nmetadata: {name: a}"))
                    .hasMessageContaining("apiVersion, kind or metadata.name is missing");
            cluster.apply("# only a comment\n---\n");
        }
    }

    @Test
    void definitionsThatAreNotServedAreNotWaitedFor() {
        try (TestCluster cluster = TestCluster.builder().apiServerOnly().start()) {
            cluster.apply(definition("widgets", version("v0", false) + ", " + version("v1", true)));
            assertThatThrownBy(() -> cluster.apply(definition("gadgets", version("v1", true))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContainingAll("gadgets.example.com is not served", "already in use");
        }
    }
}
