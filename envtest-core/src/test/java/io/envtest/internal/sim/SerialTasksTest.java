package io.envtest.internal.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SerialTasksTest {

    @Test
    void tasksRunInOrderOnAThreadOfTheirOwn() throws InterruptedException {
        SerialTasks tasks = SerialTasks.apart("apart");
        List<Integer> ran = new ArrayList<>();
        CountDownLatch end = new CountDownLatch(1);
        StringBuilder thread = new StringBuilder();

        IntStream.range(0, 100).forEach(i -> tasks.add(() -> ran.add(i)));
        tasks.add(() -> thread.append(Thread.currentThread().getName()));
        tasks.add(end::countDown);

        assertThat(end.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(ran)
                .containsExactlyElementsOf(IntStream.range(0, 100).boxed().toList());
        assertThat(thread).hasToString("apart");
    }

    @Test
    void oneThatFailsDoesNotKeepTheNextFromRunning() {
        List<String> ran = new ArrayList<>();
        SerialTasks tasks = SerialTasks.on(Runnable::run);

        tasks.add(() -> {
            throw new IllegalStateException("as the test wants");
        });
        tasks.add(() -> ran.add("next"));

        assertThat(ran).containsExactly("next");
    }

    @Test
    void whatATaskAddsRunsAfterIt() {
        List<String> ran = new ArrayList<>();
        SerialTasks tasks = SerialTasks.on(Runnable::run);

        tasks.add(() -> {
            tasks.add(() -> ran.add("second"));
            ran.add("first");
        });

        assertThat(ran).containsExactly("first", "second");
    }
}
