package io.envtest.junit;

import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.envtest.TestCluster;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A cluster for each test method; run by {@link JUnitVersionsIT} with each JUnit. */
@KubeTestCluster(apiServerOnly = true, life = KubeTestCluster.Life.PER_METHOD)
class PerMethodSubject {

    private static @Nullable TestCluster last;

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
