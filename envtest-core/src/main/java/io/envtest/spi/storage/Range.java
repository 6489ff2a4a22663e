package io.envtest.spi.storage;

import java.util.List;

/**
 * Keys as one revision left them.
 *
 * @param revision the revision that was read
 * @param rows live keys in order
 * @param more whether keys of the range were left out by the limit
 */
public record Range(long revision, List<Revision> rows, boolean more) {}
