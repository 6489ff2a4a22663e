package io.envtest.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.envtest.TestCluster;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.readiness.Readiness;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the kubelet tells of a pod that is deleted. */
@KubeTestCluster
class DeletedPodTest {

    private static final String POD = """
            apiVersion: v1
            kind: Pod
            metadata: {name: grace-%1$d, namespace: default}
            spec: {containers: [{name: main, image: nginx}]}
            """;

    @ParameterizedTest
    @ValueSource(ints = {0, 30})
    void containersAreStoppedWithOrWithoutGrace(int seconds, KubernetesClient client, TestCluster cluster) {
        cluster.apply(POD.formatted(seconds));
        Resource<Pod> pod = client.pods().inNamespace("default").withName("grace-" + seconds);
        pod.waitUntilCondition(Readiness.getInstance()::isReady, 20, TimeUnit.SECONDS);

        pod.withGracePeriod(seconds).delete();

        Event killing = client.v1()
                .events()
                .inNamespace("default")
                .withField("reason", "Killing")
                .withField("involvedObject.name", "grace-" + seconds)
                .informOnCondition(found -> !found.isEmpty())
                .orTimeout(20, TimeUnit.SECONDS)
                .join()
                .get(0);
        assertThat(killing.getMessage()).isEqualTo("Stopping container main");
        assertThat(killing.getInvolvedObject().getFieldPath()).isEqualTo("spec.containers{main}");
    }
}
