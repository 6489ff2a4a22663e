package io.envtest.internal.registry.apps;

import io.envtest.internal.field.FieldErrors;
import io.envtest.view.FieldPath;

/** Rules of counts in a workload's status. */
final class Replicas {

    private Replicas() {}

    /** The count must not be more than another, which the message names. */
    static void notMore(FieldErrors errors, FieldPath path, int value, int most, String other) {
        if (value > most) {
            errors.invalid(path, value, "cannot be greater than " + other);
        }
    }
}
