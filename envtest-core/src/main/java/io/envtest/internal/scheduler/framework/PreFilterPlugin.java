package io.envtest.internal.scheduler.framework;

import java.util.Optional;
import java.util.Set;

/** Looks at the pod and the whole cluster once before the nodes are looked at one by one. */
public interface PreFilterPlugin extends Plugin {

    /**
     * Prepares the cycle.
     *
     * @return what to make of the pod
     */
    Outcome preFilter(CycleState state, PodInfo pod, Snapshot snapshot);

    /**
     * What was found.
     *
     * @param verdict whether the pod can be scheduled at all
     * @param nodes names of the only nodes worth looking at; empty for all
     */
    record Outcome(Verdict verdict, Optional<Set<String>> nodes) {

        /** Nothing found. */
        public static final Outcome GO_ON = new Outcome(Verdict.FITS, Optional.empty());

        /** The pod cannot be scheduled. */
        public static Outcome refused(Verdict verdict) {
            return new Outcome(verdict, Optional.empty());
        }
    }
}
