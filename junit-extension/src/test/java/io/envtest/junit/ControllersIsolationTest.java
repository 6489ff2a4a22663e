package io.envtest.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.envtest.TestCluster;
import io.envtest.snapshot.ClusterSnapshot;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;

@KubeTestCluster
class ControllersIsolationTest {

    private static final String DEPLOYMENT = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web, namespace: default}
            spec:
              replicas: 3
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: web}}
                spec: {containers: [{name: main, image: x}]}
            """;

    @RepeatedTest(10)
    void nothingOfWhatControllersMadeIsLeft(TestCluster cluster, KubernetesClient client) {
        ClusterSnapshot before = cluster.snapshot();
        cluster.apply(DEPLOYMENT);
        client.apps().deployments().inNamespace("default").withName("web").waitUntilReady(60, TimeUnit.SECONDS);

        cluster.restore(before);

        assertThat(client.apps().replicaSets().inNamespace("default").list().getItems())
                .isEmpty();
        assertThat(client.pods().inNamespace("default").list().getItems()).isEmpty();
        assertThat(client.v1().events().inNamespace("default").list().getItems())
                .noneMatch(event -> event.getInvolvedObject().getName().startsWith("web"));
    }
}
