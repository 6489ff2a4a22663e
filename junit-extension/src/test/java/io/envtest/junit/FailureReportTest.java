package io.envtest.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.envtest.TestCluster;
import io.fabric8.kubernetes.api.model.ResourceQuota;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What is told of a cluster when a test fails leads to the cause. */
@KubeTestCluster
class FailureReportTest {

    private static final String WIDGETS = """
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata: {name: widgets.example.com}
            spec:
              group: example.com
              scope: Namespaced
              names: {plural: widgets, kind: Widget, singular: widget}
              versions:
              - name: v1
                served: true
                storage: true
                subresources: {status: {}}
                schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}}
            ---
            apiVersion: example.com/v1
            kind: Widget
            metadata: {name: forgotten, namespace: default}
            """;
    private static final String QUOTA = """
            apiVersion: v1
            kind: ResourceQuota
            metadata: {name: none, namespace: default}
            spec: {hard: {pods: "0"}}
            """;
    private static final String DEPLOYMENT = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web, namespace: default}
            spec:
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: web}}
                spec: {containers: [{name: main, image: x, command: [sh, -c, "exit 3"]}]}
            """;

    private static void awaitReport(KubeTestCluster.Handle cluster, String... parts) {
        cluster.await(String.join(", ", parts), Duration.ofSeconds(60), () -> containsAll(cluster.cluster(), parts));
    }

    /** A quota limits nothing, as on any cluster, until its controller has written what it limits into its status. */
    private static void awaitInForce(KubernetesClient client, KubeTestCluster.Handle cluster) {
        cluster.await("the quota to be in force", Duration.ofSeconds(60), () -> {
            ResourceQuota quota = client.resourceQuotas()
                    .inNamespace("default")
                    .withName("none")
                    .get();
            return quota.getStatus().getHard().containsKey("pods");
        });
    }

    private static boolean containsAll(TestCluster cluster, String... parts) {
        String report = cluster.describe();
        for (String part : parts) {
            if (!report.contains(part)) {
                return false;
            }
        }
        return true;
    }

    @Test
    void whatTheUserMayNotDoIsTold(TestCluster cluster) {
        String kubeconfig = cluster.access().kubeconfig("operator", "system:authenticated");
        try (KubernetesClient operator = new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(kubeconfig))
                .build()) {
            assertThatThrownBy(() -> operator.pods().inNamespace("default").list())
                    .isInstanceOf(KubernetesClientException.class);
        }
        assertThat(cluster.describe())
                .contains(
                        "Last refused requests:",
                        "operator: list /api/v1/namespaces/default/pods: 403 pods is forbidden");
    }

    @Test
    void whatIsOnlyLookedForIsNotTold(KubernetesClient client, TestCluster cluster) {
        assertThat(client.pods().inNamespace("default").withName("none").get()).isNull();
        assertThat(cluster.describe()).doesNotContain("refused");
    }

    @Test
    void aStatusThatNobodyWritesIsTold(TestCluster cluster) {
        cluster.apply(WIDGETS);
        assertThat(cluster.describe()).contains("widget default/forgotten: nobody has written its status");
    }

    @Test
    void finalizersThatNobodyRemovesAreTold(KubernetesClient client, TestCluster cluster) {
        cluster.apply("""
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: held, namespace: default, finalizers: [example.com/cleanup]}
                """);
        client.configMaps().inNamespace("default").withName("held").delete();
        assertThat(cluster.describe())
                .contains("configmap default/held: deleted, but there until its finalizers are removed: "
                        + "example.com/cleanup");
    }

    @Test
    void theQuotaThatKeepsPodsOutIsTold(KubernetesClient client, KubeTestCluster.Handle cluster) {
        cluster.cluster().apply(QUOTA);
        awaitInForce(client, cluster);
        cluster.cluster().apply(DEPLOYMENT);
        awaitReport(cluster, "deployment default/web: 0 of 1 replicas available, ReplicaFailure: ", "exceeded quota");
    }

    @Test
    void theContainerThatCrashesIsTold(KubeTestCluster.Handle cluster) {
        cluster.cluster().apply(DEPLOYMENT);
        awaitReport(cluster, "pod default/web-", "container main: CrashLoopBackOff: back-off");
    }
}
