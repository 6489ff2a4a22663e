package io.envtest.internal.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.meta.Times;
import io.envtest.view.meta.v1.ObjectMeta;
import java.time.Instant;

/** Marks an object for deletion, as far as its kind gives it time to go. */
final class GracePeriod {

    /** What came of it. */
    enum Outcome {
        /** The kind gives no time: the object goes at once. */
        NONE,
        /** The object is marked now, or given less time than before. */
        STARTED,
        /** The object is on its way already, and nothing changes. */
        PENDING
    }

    private GracePeriod() {}

    /** Marks the object in place. */
    static Outcome begin(Strategy strategy, ObjectNode object, DeleteOptions options, Instant now) {
        ObjectMeta meta = SystemMetadata.of(object);
        long grace = strategy.gracePeriodSeconds(object, options.gracePeriodSeconds());
        if (grace < 0) {
            return Outcome.NONE;
        }
        if (meta.hasDeletionTimestamp()) {
            return shorten(meta, options.gracePeriodSeconds());
        }
        meta.setDeletionTimestamp(Times.seconds(now.plusSeconds(grace)));
        meta.setDeletionGracePeriodSeconds(grace);
        raiseGeneration(meta);
        return Outcome.STARTED;
    }

    /** Marks an object that only waits for its finalizers. */
    static void markAsDeleting(ObjectMeta meta, Instant now) {
        if (!meta.hasDeletionTimestamp()) {
            raiseGeneration(meta);
        }
        if (!meta.hasDeletionTimestamp()
                || Instant.parse(meta.deletionTimestamp()).isAfter(now)) {
            meta.setDeletionTimestamp(Times.seconds(now));
        }
        meta.setDeletionGracePeriodSeconds(0);
    }

    private static Outcome shorten(ObjectMeta meta, long requested) {
        long current = meta.deletionGracePeriodSeconds();
        if (!meta.hasDeletionGracePeriodSeconds() || current == 0) {
            return Outcome.NONE;
        }
        if (requested < 0 || requested >= current) {
            return Outcome.PENDING;
        }
        Instant end =
                Instant.parse(meta.deletionTimestamp()).minusSeconds(current).plusSeconds(requested);
        meta.setDeletionTimestamp(Times.seconds(end));
        meta.setDeletionGracePeriodSeconds(requested);
        return Outcome.STARTED;
    }

    private static void raiseGeneration(ObjectMeta meta) {
        if (meta.generation() > 0) {
            meta.setGeneration(meta.generation() + 1);
        }
    }
}
