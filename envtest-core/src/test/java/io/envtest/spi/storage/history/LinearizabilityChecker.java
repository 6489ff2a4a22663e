package io.envtest.spi.storage.history;

import io.envtest.spi.storage.history.Operation.State;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Looks for an order of the operations that explains all answers, in which each takes its place between its start and its
 * end. Tries operations depth first and remembers what it has tried (Wing and Gong, with Lowe's memory).
 */
final class LinearizabilityChecker {

    private final List<Operation> operations;
    private final Set<Tried> tried = new HashSet<>();

    private record Tried(BitSet done, State state) {}

    private LinearizabilityChecker(List<Operation> operations) {
        this.operations = operations;
    }

    static boolean isLinearizable(List<Operation> operations, State initial) {
        return new LinearizabilityChecker(operations).search(new BitSet(), initial);
    }

    private boolean search(BitSet done, State state) {
        if (done.cardinality() == operations.size()) {
            return true;
        }
        if (!tried.add(new Tried(done, state))) {
            return false;
        }
        long firstEnd = firstEnd(done);
        for (int i = 0; i < operations.size(); i++) {
            if (!done.get(i) && operations.get(i).start() < firstEnd) {
                State next = operations.get(i).call().apply(state);
                if (next != null && search(with(done, i), next)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whoever starts later than this cannot be next: something else has ended by then. */
    private long firstEnd(BitSet done) {
        long first = Long.MAX_VALUE;
        for (int i = done.nextClearBit(0); i < operations.size(); i = done.nextClearBit(i + 1)) {
            first = Math.min(first, operations.get(i).end());
        }
        return first;
    }

    private static BitSet with(BitSet done, int i) {
        BitSet more = (BitSet) done.clone();
        more.set(i);
        return more;
    }
}
