package io.envtest.internal.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class DueTasksTest {

    private static final Duration SHORT = Duration.ofMillis(20);

    private final DueTasks due = new DueTasks();

    @Test
    void withoutTasksNobodyWaits() throws InterruptedException {
        assertThat(due.awaitNone(Duration.ZERO)).isTrue();
    }

    @Test
    void whatDoesNotEndIsNotWaitedForLongerThanPatienceLasts() throws InterruptedException {
        due.begun();
        assertThat(due.awaitNone(SHORT)).isFalse();
        due.ended();
        assertThat(due.awaitNone(SHORT)).isTrue();
    }

    @Test
    void whatWaitsForOthersIsGivenLess() throws InterruptedException {
        due.begun();
        due.waiting(1);
        assertThat(due.awaitNone(SHORT)).isFalse();
    }

    /** Patience that is renewed by each end is limited all the same. */
    @Test
    void tasksThatComeAndGoForEverAreNotWaitedForForEver() throws InterruptedException {
        AtomicBoolean over = new AtomicBoolean();
        due.begun();
        Thread busy = new Thread(
                () -> {
                    while (!over.get()) {
                        due.begun();
                        due.ended();
                    }
                },
                "busy");
        busy.start();
        assertThat(due.awaitNone(SHORT)).isFalse();
        over.set(true);
        busy.join();
    }
}
