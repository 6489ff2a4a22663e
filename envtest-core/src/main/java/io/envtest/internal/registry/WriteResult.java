package io.envtest.internal.registry;

import io.envtest.internal.objectstore.StoredObject;

/**
 * What an update did.
 *
 * @param object the object as it is now, in the version that was asked for; on a dry run as it would be
 * @param created whether it was created
 */
public record WriteResult(StoredObject object, boolean created) {}
