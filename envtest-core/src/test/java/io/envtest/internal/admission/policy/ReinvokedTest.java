package io.envtest.internal.admission.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.envtest.api.GroupVersionResource;
import io.envtest.internal.admission.Admissions;
import io.envtest.internal.lookup.MemoryObjects;
import io.envtest.view.admissionregistration.v1.MutatingAdmissionPolicy;
import org.junit.jupiter.api.Test;

class ReinvokedTest {

    private final Reinvoked again = new Reinvoked();
    private final PolicyCall first = call("first");
    private final PolicyCall second = call("second");

    private static PolicyCall call(String name) {
        Policy policy =
                Policy.of(MutatingAdmissionPolicy.of(MemoryObjects.tree("{'metadata':{'name':'" + name + "'}}")));
        return new PolicyCall(
                policy, null, Admissions.create(new GroupVersionResource("", "v1", "configmaps"), "{}"), null, "");
    }

    @Test
    void whoLookedBeforeAChangeLooksAgain() {
        again.begin(false, MemoryObjects.tree("{}"));
        again.invoked(first);
        again.changed();
        again.invoked(second);
        again.end(MemoryObjects.tree("{'a':1}"));
        again.begin(true, MemoryObjects.tree("{'a':1}"));

        assertThat(again.isDue(first, true)).isTrue();
        assertThat(again.isDue(second, true)).isFalse();
    }

    @Test
    void allLookAgainAtWhatOtherPluginsHaveChangedSince() {
        again.begin(false, MemoryObjects.tree("{}"));
        again.invoked(first);
        again.end(MemoryObjects.tree("{}"));
        again.begin(true, MemoryObjects.tree("{'a':1}"));

        assertThat(again.isDue(first, true)).isTrue();
        assertThat(again.isDue(second, true)).isFalse();
    }
}
