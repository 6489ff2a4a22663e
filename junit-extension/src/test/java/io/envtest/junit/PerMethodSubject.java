package io.envtest.junit;

import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.envtest.TestCluster;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A cluster for each test method; run by {@link JUnitVersionsIT} with each JUnit. */
@KubeTestCluster(apiServerOnly = true, life = KubeTestCluster.Life.PER_METHOD)
class PerMethodSubject {

    private static @Nullable TestCluster last;

    PerMethodSubject() {
        assertNowhere();
    }

    @BeforeAll
    @AfterAll
    static void assertNowhere() {
        try (KubernetesClient client = new KubernetesClientBuilder().build()) {
            assertTrue(client.getMasterUrl().getHost().endsWith(".invalid"));
        }
    }

    @Test
    void one(TestCluster cluster) {
        differs(cluster);
    }

    @Test
    void another(TestCluster cluster) {
        differs(cluster);
    }

    private static void differs(TestCluster cluster) {
        TestCluster before = last;
        last = cluster;
        if (before != null) {
            assertNotSame(before, cluster);
            assertThrows(
                    IllegalStateException.class,
                    () -> before.apply("apiVersion: v1\nkind: Namespace\nmetadata: {name: x}"));
        }
    }
}
