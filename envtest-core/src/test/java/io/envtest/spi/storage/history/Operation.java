package io.envtest.spi.storage.history;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Something that was done, when, and what it answered.
 *
 * @param start tick before the call
 * @param end tick after the return
 * @param call what was asked and answered
 */
record Operation(long start, long end, Call call) {

    /**
     * The state of all keys of a history.
     *
     * @param revision of the last write
     * @param keys revision of each key that is there
     */
    record State(long revision, Map<String, Long> keys) {}

    /** What was asked and answered. */
    sealed interface Call {
        /** The state after the call, null if it cannot have answered that in this state. */
        @Nullable
        State apply(State state);
    }

    record Write(List<Registers.Change> changes, long answer) implements Call {

        @Override
        public @Nullable State apply(State state) {
            boolean holds = changes.stream().allMatch(change -> holds(change, state));
            if (!holds) {
                return answer == Registers.REFUSED ? state : null;
            }
            long revision = state.revision();
            Map<String, Long> keys = new TreeMap<>(state.keys());
            for (Registers.Change change : changes) {
                revision++;
                if (change.delete()) {
                    keys.remove(change.key());
                } else {
                    keys.put(change.key(), revision);
                }
            }
            return answer == revision ? new State(revision, keys) : null;
        }

        private static boolean holds(Registers.Change change, State state) {
            long revision = state.keys().getOrDefault(change.key(), 0L);
            return revision == change.expected() && !(change.delete() && revision == 0);
        }
    }

    record Read(String key, long answer) implements Call {

        @Override
        public @Nullable State apply(State state) {
            return state.keys().getOrDefault(key, 0L) == answer ? state : null;
        }
    }

    record ListAll(Registers.Listing answer) implements Call {

        @Override
        public @Nullable State apply(State state) {
            return answer.revision() == state.revision() && answer.keys().equals(state.keys()) ? state : null;
        }
    }

    record Current(long answer) implements Call {

        @Override
        public @Nullable State apply(State state) {
            return state.revision() == answer ? state : null;
        }
    }
}
