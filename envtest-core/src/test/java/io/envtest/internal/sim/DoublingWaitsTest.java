package io.envtest.internal.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DoublingWaitsTest {

    private final DoublingWaits waits = new DoublingWaits(Duration.ofSeconds(1), Duration.ofSeconds(5));

    @Test
    void eachWaitIsTwiceTheOneBeforeUpToTheLongest() {
        assertThat(waits.next("a")).hasSeconds(1);
        assertThat(waits.next("a")).hasSeconds(2);
        assertThat(waits.next("a")).hasSeconds(4);
        assertThat(waits.next("a")).hasSeconds(5);
        assertThat(waits.next("a")).hasSeconds(5);
    }

    @Test
    void thingsWaitForThemselvesAndBeginAnewOnceForgotten() {
        waits.next("a");

        assertThat(waits.next("b")).hasSeconds(1);
        waits.forget("a");
        assertThat(waits.next("a")).hasSeconds(1);
    }
}
