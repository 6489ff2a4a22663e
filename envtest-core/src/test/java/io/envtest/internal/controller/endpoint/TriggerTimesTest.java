package io.envtest.internal.controller.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.envtest.internal.lookup.MemoryObjects;
import io.envtest.view.core.v1.Pod;
import io.envtest.view.core.v1.Service;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TriggerTimesTest {

    private final TriggerTimes triggers = new TriggerTimes();
    private final Service service = Service.of(MemoryObjects.tree(
            "{'metadata':{'namespace':'a','name':'web','creationTimestamp':'2026-01-01T00:00:10Z'}}"));

    @Test
    void theFirstTimeIsTheEarliestOfAll() {
        assertThat(triggers.next(service, List.of(pod("p", 7), pod("q", 12)))).contains(at(7));
    }

    @Test
    void laterOnlyNewTimesCount() {
        triggers.next(service, List.of(pod("p", 7)));

        assertThat(triggers.next(service, List.of(pod("p", 20)))).contains(at(20));
    }

    @Test
    void nothingNewIsNoTime() {
        triggers.next(service, List.of(pod("p", 20)));

        assertThat(triggers.next(service, List.of(pod("p", 20)))).isEmpty();
        assertThat(triggers.next(service, List.of(pod("p", 5)))).isEmpty();
        assertThat(triggers.next(service, List.of())).isEmpty();
    }

    @Test
    void anotherStateWithinTheSameSecondIsNew() {
        triggers.next(service, List.of(pod("p", 20, "False")));

        assertThat(triggers.next(service, List.of(pod("p", 20, "True")))).contains(at(20));
    }

    private static Pod pod(String name, int second) {
        return pod(name, second, "True");
    }

    private static Pod pod(String name, int second, String status) {
        return Pod.of(MemoryObjects.tree("{'metadata':{'namespace':'a','name':'" + name
                + "'},'status':{'conditions':[{'type':'Ready','status':'" + status + "','lastTransitionTime':'"
                + at(second)
                + "'}]}}"));
    }

    private static Instant at(int second) {
        return Instant.parse("2026-01-01T00:00:00Z").plusSeconds(second);
    }
}
