package io.envtest.spi.storage;

import org.jspecify.annotations.Nullable;

/**
 * A change as subscribers see it.
 *
 * @param current the write
 * @param previous revision of the write that it replaced or deleted, 0 if it created the key
 * @param attachment what the writer gave along with {@link Write#attachment()}; null for events of the past or of
 *     another process
 */
public record RevisionEvent(
        Revision current, long previous, @Nullable Object attachment) {}
