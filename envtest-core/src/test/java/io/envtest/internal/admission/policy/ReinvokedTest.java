package io.envtest.internal.admission.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.envtest.internal.lookup.MemoryObjects;
import org.junit.jupiter.api.Test;

class ReinvokedTest {

    private final Reinvoked again = new Reinvoked();
    private final String first = "first";
    private final String second = "second";

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
