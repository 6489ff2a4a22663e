package io.envtest.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.envtest.TestCluster;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.readiness.Readiness;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Claims of a storage class that is served here. */
@KubeTestCluster
class ProvisionedVolumeTest {

    private static final String CLAIM = """
            apiVersion: storage.k8s.io/v1
            kind: StorageClass
            metadata: {name: %1$s}
            provisioner: envtest.io/provisioner
            volumeBindingMode: %2$s
            ---
            apiVersion: v1
            kind: PersistentVolumeClaim
            metadata: {name: %1$s, namespace: default}
            spec:
              storageClassName: %1$s
              accessModes: [ReadWriteOnce]
              resources: {requests: {storage: 1Gi}}
            """;

    private static final String POD = """
            apiVersion: v1
            kind: Pod
            metadata: {name: late, namespace: default}
            spec:
              containers: [{name: main, image: nginx}]
              volumes: [{name: data, persistentVolumeClaim: {claimName: late}}]
            """;

    @Test
    void aClaimIsGivenAVolumeThatGoesWithIt(KubernetesClient client, TestCluster cluster) {
        cluster.apply(CLAIM.formatted("now", "Immediate"));

        PersistentVolumeClaim claim = bound(client, "now");
        Resource<PersistentVolume> volume =
                client.persistentVolumes().withName(claim.getSpec().getVolumeName());
        assertThat(claim.getStatus().getCapacity().get("storage")).hasToString("1Gi");
        assertThat(volume.get().getSpec().getPersistentVolumeReclaimPolicy()).isEqualTo("Delete");

        client.resource(claim).delete();
        volume.waitUntilCondition(gone -> gone == null, 60, TimeUnit.SECONDS);
    }

    @Test
    void aVolumeMayWaitForThePodThatNeedsIt(KubernetesClient client, TestCluster cluster) {
        cluster.apply(CLAIM.formatted("late", "WaitForFirstConsumer"));
        cluster.apply(POD);

        Resource<Pod> pod = client.pods().inNamespace("default").withName("late");
        pod.waitUntilCondition(Readiness.getInstance()::isReady, 60, TimeUnit.SECONDS);

        assertThat(bound(client, "late").getMetadata().getAnnotations())
                .containsEntry(
                        "volume.kubernetes.io/selected-node",
                        pod.get().getSpec().getNodeName());
    }

    private static PersistentVolumeClaim bound(KubernetesClient client, String name) {
        return client.persistentVolumeClaims()
                .inNamespace("default")
                .withName(name)
                .waitUntilCondition(
                        claim -> claim != null
                                && claim.getStatus() != null
                                && "Bound".equals(claim.getStatus().getPhase()),
                        60,
                        TimeUnit.SECONDS);
    }
}
