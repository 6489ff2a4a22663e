package io.envtest.internal.registry;

import io.envtest.internal.objectstore.StoredObject;

/**
 * What a deletion did.
 *
 * @param object the object in its last form, in the version that was asked for
 * @param deleted true if it is gone, false if it goes later (grace period, finalizers)
 * @param answersObject whether the client is answered with the object rather than with a Status
 */
public record DeleteResult(StoredObject object, boolean deleted, boolean answersObject) {}
