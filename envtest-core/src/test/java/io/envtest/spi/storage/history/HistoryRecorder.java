package io.envtest.spi.storage.history;

import io.envtest.spi.storage.history.Operation.Call;
import io.envtest.spi.storage.history.Operation.Current;
import io.envtest.spi.storage.history.Operation.ListAll;
import io.envtest.spi.storage.history.Operation.Read;
import io.envtest.spi.storage.history.Operation.Write;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/** One client that does random things to a few keys and writes down what it saw. */
final class HistoryRecorder {

    private static final int KEYS = 3;

    private final Registers registers;
    private final String prefix;
    private final Random random;
    private final AtomicLong ticks;
    private final Map<String, Long> known = new LinkedHashMap<>();

    HistoryRecorder(Registers registers, String prefix, long seed, AtomicLong ticks) {
        this.registers = registers;
        this.prefix = prefix;
        this.random = new Random(seed);
        this.ticks = ticks;
    }

    List<Operation> run(int count) {
        List<Operation> operations = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int kind = random.nextInt(10);
            List<Registers.Change> changes = changes();
            String key = key();
            long start = ticks.incrementAndGet();
            Call call = kind < 6 ? write(changes) : kind < 8 ? read(key) : kind < 9 ? list() : current();
            operations.add(new Operation(start, ticks.incrementAndGet(), call));
        }
        return operations;
    }

    private String key() {
        return prefix + random.nextInt(KEYS);
    }

    private List<Registers.Change> changes() {
        Map<String, Registers.Change> changes = new LinkedHashMap<>();
        int count = 1 + random.nextInt(registers.mostChanges());
        for (int i = 0; i < count; i++) {
            String key = key();
            long expected = known.getOrDefault(key, 0L);
            changes.put(key, new Registers.Change(key, expected, expected > 0 && random.nextInt(3) == 0));
        }
        return List.copyOf(changes.values());
    }

    private Call write(List<Registers.Change> changes) {
        long answer = registers.write(changes);
        if (answer == Registers.REFUSED) {
            changes.forEach(change -> known.put(change.key(), registersOf(change.key())));
        } else {
            long revision = answer - changes.size();
            for (Registers.Change change : changes) {
                revision++;
                known.put(change.key(), change.delete() ? 0 : revision);
            }
        }
        return new Write(changes, answer);
    }

    /** A client that was refused looks again; that look is not part of the history. */
    private long registersOf(String key) {
        return registers.read(key);
    }

    private Call read(String key) {
        long answer = registers.read(key);
        known.put(key, answer);
        return new Read(key, answer);
    }

    private Call list() {
        return new ListAll(registers.list(prefix));
    }

    private Call current() {
        return new Current(registers.currentRevision());
    }
}
