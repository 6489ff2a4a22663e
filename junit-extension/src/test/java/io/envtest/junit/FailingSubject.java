package io.envtest.junit;

import static org.junit.jupiter.api.Assertions.fail;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Fails, so that one can see what is told of the cluster then. */
@KubeTestCluster(nodes = {})
class FailingSubject {

    private static final String POD = """
            apiVersion: v1
            kind: Pod
            metadata: {name: lonely, namespace: default}
            spec: {containers: [{name: main, image: x}]}
            """;

    @Test
    void fails(KubeTestCluster.Handle cluster) {
        cluster.await(
                "the service account",
                Duration.ofSeconds(60),
                () -> cluster.cluster().describe() != null);
        cluster.cluster().apply(POD);
        fail("on purpose");
    }
}
