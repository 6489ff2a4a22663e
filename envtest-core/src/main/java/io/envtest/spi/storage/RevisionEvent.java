package io.envtest.spi.storage;

import org.jspecify.annotations.Nullable;

/**
 * A change as subscribers see it.
 *
 * @param current the write
 * @param previous the write before it of the same key, null if the write created the key or the bytes are compacted
 * @param attachment what the writer gave along with {@link Write#attachment()}; null for events of the past or of
 *     another process
 */
public record RevisionEvent(
        Revision current,
        @Nullable Revision previous,
        @Nullable Object attachment) {}
