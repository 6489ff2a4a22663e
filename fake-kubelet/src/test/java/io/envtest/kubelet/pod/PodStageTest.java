package io.envtest.kubelet.pod;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.view.core.v1.Pod;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class PodStageTest {

    @Test
    void aPodDeletedByForceThatIsHeldIsStoppedFirst() throws IOException {
        assertThat(PodStage.of(deleted("Running", 0))).isEqualTo(new PodStage.Stopping());
        assertThat(PodStage.of(deleted("Succeeded", 0))).isEqualTo(new PodStage.Released());
    }

    @Test
    void aPodThatHasStoppedIsStillToBeReleased() throws IOException {
        assertThat(PodStage.of(deleted("Succeeded", 30))).isEqualTo(new PodStage.Stopping());
    }

    private static Pod deleted(String phase, int grace) throws IOException {
        String json = "{'metadata':{'deletionTimestamp':'2026-01-01T00:00:00Z','deletionGracePeriodSeconds':" + grace
                + "},'status':{'phase':'" + phase + "'}}";
        return Pod.of((ObjectNode) new ObjectMapper().readTree(json.replace('\'', '"')));
    }
}
