package io.envtest.internal.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ThreadedExecutorTest {

    private static final int PATIENCE_SECONDS = 60;

    @Test
    void aThreadThatWaitsHoldsNobodyUp() throws InterruptedException {
        CountDownLatch awaited = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        try (ThreadedExecutor executor = new ThreadedExecutor("test", 1)) {
            executor.execute(() -> {
                executor.beginWaiting();
                if (await(awaited)) {
                    executor.endWaiting();
                    done.countDown();
                }
            });
            executor.execute(awaited::countDown);

            assertThat(done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void aTimerGoesOffWhileAllThreadsWaitForIt() throws InterruptedException {
        CountDownLatch over = new CountDownLatch(2);
        CountDownLatch done = new CountDownLatch(2);
        try (ThreadedExecutor executor = new ThreadedExecutor("test", 2)) {
            for (int i = 0; i < 2; i++) {
                executor.execute(() -> {
                    executor.schedule(over::countDown, Duration.ofMillis(20));
                    if (ThreadedExecutor.waiting(() -> await(over))) {
                        done.countDown();
                    }
                });
            }

            assertThat(done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void restIsReachedWhenWhatTasksBegunHasEnded() {
        AtomicInteger done = new AtomicInteger();
        try (ThreadedExecutor executor = new ThreadedExecutor("test", 2)) {
            executor.execute(() -> executor.execute(done::incrementAndGet));

            assertThat(executor.awaitRest(Duration.ofSeconds(PATIENCE_SECONDS))).isTrue();
            assertThat(done).hasValue(1);
        }
    }

    @Test
    void restIsNotReachedWhileATaskRuns() {
        CountDownLatch end = new CountDownLatch(1);
        try (ThreadedExecutor executor = new ThreadedExecutor("test", 1)) {
            executor.execute(() -> await(end));

            assertThat(executor.awaitRest(Duration.ofMillis(20))).isFalse();
            end.countDown();
            assertThat(executor.awaitRest(Duration.ofSeconds(PATIENCE_SECONDS))).isTrue();
        }
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
