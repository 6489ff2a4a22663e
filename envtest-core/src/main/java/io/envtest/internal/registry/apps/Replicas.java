package io.envtest.internal.registry.apps;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Counts of a workload's pods. */
final class Replicas {

    private Replicas() {}

    /** A workload that says nothing wants no pods: the form in which it is kept always has the count. */
    static void none(ObjectNode workload) {
        workload.withObject("/spec").put("replicas", 0);
    }
}
