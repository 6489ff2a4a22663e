package io.envtest.internal.objectstore;

import java.util.Optional;

/**
 * One write of an object.
 *
 * @param revision of the write
 * @param object what was written, empty for a deletion
 */
public record PastObject(long revision, Optional<StoredObject> object) {}
