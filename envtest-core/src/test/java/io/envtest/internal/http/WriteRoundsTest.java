package io.envtest.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WriteRoundsTest {

    private final Queue<Runnable> ioThread = new ArrayDeque<>();
    private final Queue<Runnable> otherThread = new ArrayDeque<>();
    private final List<Integer> written = new ArrayList<>();
    private final WriteRounds rounds = new WriteRounds(ioThread::add, otherThread::add);

    @Test
    void theThreadLooksAtItsSocketsAfterSomeWrites() {
        add(100);
        runAll(ioThread); // all that it is given before it does so
        assertThat(written).hasSizeBetween(1, 50);
        runAll(otherThread);
        runAll(ioThread);
        assertThat(written).hasSizeBetween(2, 99);
    }

    @Test
    void everythingIsWrittenInItsOrder() {
        add(100);
        while (!ioThread.isEmpty() || !otherThread.isEmpty()) {
            runAll(ioThread);
            runAll(otherThread);
        }
        assertThat(written).containsExactlyElementsOf(numbers(100));
    }

    @Test
    void whatComesWhileAnythingIsWrittenIsWrittenToo() {
        rounds.add(() -> rounds.add(() -> written.add(2)));
        runAll(ioThread);
        assertThat(written).containsExactly(2);
        add(1);
        runAll(ioThread);
        assertThat(written).containsExactly(2, 0);
    }

    private void add(int count) {
        numbers(count).forEach(number -> rounds.add(() -> written.add(number)));
    }

    private static List<Integer> numbers(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    private static void runAll(Queue<Runnable> tasks) {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }
}
