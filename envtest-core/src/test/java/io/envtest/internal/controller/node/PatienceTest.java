package io.envtest.internal.controller.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.envtest.internal.lookup.MemoryObjects;
import io.envtest.view.core.v1.Pod;
import io.envtest.view.core.v1.Taint;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PatienceTest {

    private static final List<Taint> TAINTS =
            List.of(Taint.of(MemoryObjects.tree("{'key':'k','value':'v','effect':'NoExecute'}")));

    @Test
    void aTaintThatIsNotToleratedLeavesNoTime() {
        assertThat(patience("{'key':'other','operator':'Exists'}").isNone()).isTrue();
    }

    @Test
    void theFirstTolerationThatFitsDecides() {
        assertThat(patience("{'operator':'Exists'},{'operator':'Exists','tolerationSeconds':1}")
                        .isEndless())
                .isTrue();
        assertThat(patience("{'operator':'Exists','tolerationSeconds':7},{'operator':'Exists'}")
                        .time())
                .isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void taintsThatOnlyKeepPodsAwayDoNotMatter() {
        List<Taint> taints = List.of(Taint.of(MemoryObjects.tree("{'key':'k','effect':'NoSchedule'}")));

        assertThat(Patience.of(List.of(), taints).isEndless()).isTrue();
    }

    private static Patience patience(String tolerations) {
        Pod pod = Pod.of(MemoryObjects.tree("{'spec':{'tolerations':[" + tolerations + "]}}"));
        return Patience.of(pod.spec().tolerations(), TAINTS);
    }
}
