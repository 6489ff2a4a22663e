package io.envtest.internal.registry.rule;

import io.envtest.internal.field.FieldErrors;
import io.envtest.view.View;

/** Rules of the counts in a workload's status, in the order in which they are asked. */
public final class StatusCounts {

    private final FieldErrors errors;
    private final View status;

    private StatusCounts(FieldErrors errors, View status) {
        this.errors = errors;
        this.status = status;
    }

    /** Rules of this status; what is broken is added to the errors. */
    public static StatusCounts of(FieldErrors errors, View status) {
        return new StatusCounts(errors, status);
    }

    /** None of these counts may be below 0. */
    public StatusCounts nonNegative(String... fields) {
        for (String field : fields) {
            Rules.nonNegative(errors, status.path(field), count(field));
        }
        return this;
    }

    /**
     * None of these counts may be more than another count.
     *
     * @param other the other count's field
     * @param shown how the message calls it
     */
    public StatusCounts notMoreThan(String other, String shown, String... fields) {
        for (String field : fields) {
            if (count(field) > count(other)) {
                errors.invalid(status.path(field), count(field), "cannot be greater than " + shown);
            }
        }
        return this;
    }

    /** A count that there was stays, and does not fall. */
    public StatusCounts notDecremented(String field, View old) {
        if (old.has(field)
                && (!status.has(field) || count(field) < old.get(field).asLong())) {
            errors.invalid(status.path(field), count(field), "cannot be decremented");
        }
        return this;
    }

    private long count(String field) {
        return status.get(field).asLong();
    }
}
