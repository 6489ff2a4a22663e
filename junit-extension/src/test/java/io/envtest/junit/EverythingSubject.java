package io.envtest.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.envtest.TestCluster;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.ApiException;
import io.kubernetes.client.openapi.apis.CoreV1Api;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** All that a test class may ask for; run by {@link JUnitVersionsIT} with each JUnit. Assertions are those of JUnit. */
@KubeTestCluster(apiServerOnly = true)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EverythingSubject {

    static @Nullable TestCluster ofClass;

    private final KubeTestCluster.Handle given;

    @KubeTestCluster.Kubeconfig
    @Nullable
    String text;

    @Nullable
    ApiClient official;

    EverythingSubject(KubeTestCluster.Handle given) {
        this.given = given;
    }

    @BeforeAll
    static void prepare(KubernetesClient client) {
        client.resource(named("for-all")).create();
    }

    @Test
    @Order(1)
    void parametersAndFieldsAreGiven(
            KubernetesClient fabric8, TestCluster cluster, @KubeTestCluster.Kubeconfig Path file)
            throws IOException, ApiException {
        assertSame(ofClass, cluster);
        assertSame(given.cluster(), cluster);
        assertEquals(text, Files.readString(file));
        assertNotNull(new CoreV1Api(official).readNamespace("default").execute());
        fabric8.resource(named("left-behind")).create();
    }

    @Test
    @Order(2)
    void whatAnotherTestMadeIsGone(KubernetesClient client) {
        assertNull(find(client, "left-behind"));
    }

    @Test
    @Order(3)
    void manifestsThatAreNotThereAreNamed() {
        String message = Stream.of("classpath:/no.yaml")
                .map(place -> messageOf(() -> given.apply(place)))
                .findFirst()
                .orElseThrow();
        assertEquals(true, message.contains("no resource no.yaml"), message);
    }

    /** Nested classes share the cluster. */
    @Nested
    class Inside {

        @Test
        void theClusterIsTheSame(TestCluster cluster) {
            assertSame(ofClass, cluster);
        }
    }

    private static String messageOf(Runnable wrong) {
        try {
            wrong.run();
            return "nothing was thrown";
        } catch (IllegalArgumentException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static @Nullable ConfigMap find(KubernetesClient client, String name) {
        return client.configMaps().inNamespace("default").withName(name).get();
    }

    private static ConfigMap named(String name) {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace("default")
                .endMetadata()
                .build();
    }
}
