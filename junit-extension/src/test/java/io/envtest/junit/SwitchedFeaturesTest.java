package io.envtest.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.envtest.TestCluster;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Features and versions that are off by default. */
@KubeTestCluster(
        featureGates = {"GenericWorkload=true", "TaintTolerationComparisonOperators=true"},
        runtimeConfig = "scheduling.k8s.io/v1alpha2=true")
class SwitchedFeaturesTest {

    private static final String POD = """
            apiVersion: v1
            kind: Pod
            metadata: {name: %s, namespace: default}
            spec:
              containers: [{name: main, image: nginx}]
              schedulingGroup: {podGroupName: pair}
              tolerations: [{key: load, operator: Lt, value: "50"}]
            """;

    private static final String GROUP = """
            apiVersion: scheduling.k8s.io/v1alpha2
            kind: PodGroup
            metadata: {name: pair, namespace: default}
            spec: {schedulingPolicy: {gang: {minCount: 2}}}
            """;

    @Test
    void fieldsOfTheFeatureAreKept(KubernetesClient client, TestCluster cluster) {
        cluster.apply(POD.formatted("kept"));
        Pod pod = client.pods().inNamespace("default").withName("kept").get();
        assertThat(pod.getSpec().getTolerations())
                .anySatisfy(toleration -> assertThat(toleration.getOperator()).isEqualTo("Lt"));
    }

    @Test
    void aGroupOutlivesItsDeletionUntilItsPodsAreGone(KubernetesClient client, TestCluster cluster) {
        cluster.apply(GROUP);
        Resource<GenericKubernetesResource> group = client.genericKubernetesResources(
                        "scheduling.k8s.io/v1alpha2", "PodGroup")
                .inNamespace("default")
                .withName("pair");
        assertThat(group.get().getMetadata().getFinalizers()).containsExactly("scheduling.k8s.io/podgroup-protection");
        group.delete();
        group.waitUntilCondition(gone -> gone == null, 60, TimeUnit.SECONDS);
    }

    @Test
    void aClusterOfTheBuilderIsSwitchedLikeThis() {
        try (TestCluster cluster = TestCluster.builder()
                .apiServerOnly()
                .featureGates("AllAlpha=true", "AllBeta=true")
                .runtimeConfig("api/all=true")
                .start()) {
            cluster.apply(GROUP);
        }
        try (TestCluster cluster = TestCluster.builder().apiServerOnly().start()) {
            assertThatThrownBy(() -> cluster.apply(GROUP)).hasMessageContaining("PodGroup");
        }
    }
}
