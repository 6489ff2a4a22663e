package io.envtest.internal.registry.apps;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.field.FieldErrors;
import io.envtest.view.FieldPath;

/** Counts of a workload's pods, and their rules. */
final class Replicas {

    private Replicas() {}

    /** A workload that says nothing wants no pods: the form in which it is kept always has the count. */
    static void none(ObjectNode workload) {
        workload.withObject("/spec").put("replicas", 0);
    }

    /** The count must not be more than another, which the message names. */
    static void notMore(FieldErrors errors, FieldPath path, int value, int most, String other) {
        if (value > most) {
            errors.invalid(path, value, "cannot be greater than " + other);
        }
    }
}
