package io.envtest.internal.controller.statefulset;

import static org.assertj.core.api.Assertions.assertThat;

import io.envtest.internal.lookup.MemoryObjects;
import io.envtest.view.apps.v1.StatefulSet;
import io.envtest.view.core.v1.PersistentVolumeClaim;
import io.envtest.view.core.v1.Pod;
import org.junit.jupiter.api.Test;

class ClaimRetentionTest {

    private final Pod next = Pod.of(MemoryObjects.tree("{'metadata':{'name':'db-0'}}"));
    private final PersistentVolumeClaim claim = PersistentVolumeClaim.of(MemoryObjects.tree(
            "{'metadata':{'name':'data-db-0','ownerReferences':[{'kind':'Pod','name':'db-0','uid':'1'}]}}"));

    @Test
    void aClaimThatGoesWithAnEarlierPodIsStale() {
        assertThat(ClaimRetention.isStale(set("Delete"), next, claim)).isTrue();
    }

    @Test
    void aClaimThatIsRetainedIsNeverStale() {
        assertThat(ClaimRetention.isStale(set("Retain"), next, claim)).isFalse();
    }

    private static StatefulSet set(String whenScaled) {
        return StatefulSet.of(MemoryObjects.tree(
                "{'spec':{'persistentVolumeClaimRetentionPolicy':{'whenScaled':'" + whenScaled + "'}}}"));
    }
}
