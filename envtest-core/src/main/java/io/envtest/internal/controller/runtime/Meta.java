package io.envtest.internal.controller.runtime;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.ObjectKey;
import io.envtest.view.View;
import io.envtest.view.meta.v1.ObjectMeta;
import io.envtest.view.meta.v1.PartialObjectMetadata;

/** The metadata of objects of any kind. */
public final class Meta {

    private Meta() {}

    /** The metadata of an object. */
    public static ObjectMeta of(ObjectNode object) {
        return PartialObjectMetadata.of(object).metadata();
    }

    /** The metadata of an object that a view shows as a whole. */
    public static ObjectMeta of(View object) {
        return of(object.node());
    }

    /** A view of an object of any kind. */
    public static PartialObjectMetadata whole(ObjectNode object) {
        return PartialObjectMetadata.of(object);
    }

    /** Where an object stands. */
    public static ObjectKey key(ObjectNode object) {
        return key(of(object));
    }

    /** Where the object with this metadata stands. */
    public static ObjectKey key(ObjectMeta metadata) {
        return new ObjectKey(metadata.namespace(), metadata.name());
    }

    /** Whether the object is on its way out. */
    public static boolean deleting(ObjectMeta metadata) {
        return metadata.hasDeletionTimestamp();
    }
}
