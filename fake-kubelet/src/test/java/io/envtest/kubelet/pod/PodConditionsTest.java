package io.envtest.kubelet.pod;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.sim.SystemClock;
import io.envtest.view.core.v1.Pod;
import io.envtest.view.core.v1.PodCondition;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class PodConditionsTest {

    @Test
    void aConditionWrittenWithoutATimeGetsOne() throws IOException {
        String json = "{'status':{'phase':'Failed','conditions':[{'type':'Ready','status':'False'}]}}";
        Pod pod = Pod.of((ObjectNode) new ObjectMapper().readTree(json.replace('\'', '"')));

        new PodConditions(new SystemClock()).update(pod, false);

        assertThat(pod.status().conditions())
                .extracting(PodCondition::lastTransitionTime)
                .doesNotContain("");
    }
}
