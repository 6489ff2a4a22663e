package io.envtest.internal.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ThreadedExecutorTest {

    private static final int PATIENCE_SECONDS = 20;

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

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
