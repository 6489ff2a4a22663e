package io.envtest.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.TestInstance;

@KubeTestCluster(apiServerOnly = true)
class IsolationTest {

    @BeforeAll
    static void before(KubernetesClient client) {
        create(client, "before-all");
    }

    private static void create(KubernetesClient client, String name) {
        ConfigMap map = new ConfigMapBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace("default")
                .endMetadata()
                .build();
        client.resource(map).create();
    }

    private static List<String> names(KubernetesClient client) {
        return client.configMaps().inNamespace("default").list().getItems().stream()
                .map(map -> map.getMetadata().getName())
                .toList();
    }

    @RepeatedTest(2)
    void whatWasMadeBeforeAllTestsStays(KubernetesClient client) {
        assertThat(names(client)).containsExactly("before-all");
        create(client, "of-one-test");
    }

    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class InNestedClass extends NestedTests {}

    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class InAnotherNestedClass extends NestedTests {}

    abstract static class NestedTests {

        @BeforeAll
        void beforeNested(KubernetesClient client) {
            create(client, "before-nested");
        }

        @RepeatedTest(2)
        void whatTheNestedClassMadeStaysAsLongAsItRuns(KubernetesClient client) {
            assertThat(names(client)).containsExactly("before-all", "before-nested");
            create(client, "of-one-test");
        }
    }
}
