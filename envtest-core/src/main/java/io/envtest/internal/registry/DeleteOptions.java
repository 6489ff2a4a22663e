package io.envtest.internal.registry;

import org.jspecify.annotations.Nullable;

/**
 * How to delete an object.
 *
 * @param dryRun whether everything is done but the write
 * @param gracePeriodSeconds seconds to go in peace, -1 if not said
 * @param preconditions what must hold
 * @param propagationPolicy {@code Orphan}, {@code Foreground}, {@code Background} or empty if not said
 * @param orphanDependents the older form of the same, null if not said
 * @see <a href="https://kubernetes.io/docs/concepts/architecture/garbage-collection/">Garbage collection</a>
 */
public record DeleteOptions(
        boolean dryRun,
        long gracePeriodSeconds,
        Preconditions preconditions,
        String propagationPolicy,
        @Nullable Boolean orphanDependents) {

    /** A plain deletion. */
    public static final DeleteOptions PLAIN = new DeleteOptions(false, -1, Preconditions.NONE, "", null);
}
