package io.envtest.internal.controller.statefulset;

import static org.assertj.core.api.Assertions.assertThat;

import io.envtest.internal.lookup.MemoryObjects;
import io.envtest.view.apps.v1.ControllerRevision;
import io.envtest.view.apps.v1.StatefulSet;
import io.envtest.view.apps.v1.StatefulSetStatus;
import io.envtest.view.core.v1.Pod;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatefulSetCountsTest {

    private final Revisions revisions = new Revisions(revision("old"), revision("new"), 0);

    @Test
    void anUpdateIsThroughWhenAsManyPodsAsWantedAreNewAndReady() {
        assertThat(status(1, pod("new")).currentRevision()).isEqualTo("new");
    }

    @Test
    void anUpdateIsNotThroughWhileAPodIsMissing() {
        assertThat(status(2, pod("new")).currentRevision()).isEqualTo("old");
    }

    private StatefulSetStatus status(int wanted, Pod pod) {
        StatefulSet set = StatefulSet.of(
                MemoryObjects.tree("{'spec':{'replicas':" + wanted + ",'updateStrategy':{'type':'RollingUpdate'}}}"));
        new StatefulSetCounts(set, revisions, List.of(pod), Instant.EPOCH).write(set.status());
        return set.status();
    }

    private static Pod pod(String revision) {
        return Pod.of(MemoryObjects.tree("{'metadata':{'labels':{'controller-revision-hash':'" + revision
                + "'}},'status':{'phase':'Running','conditions':[{'type':'Ready','status':'True'}]}}"));
    }

    private static ControllerRevision revision(String name) {
        return ControllerRevision.of(MemoryObjects.tree("{'metadata':{'name':'" + name + "'}}"));
    }
}
