package io.envtest.internal.controller.gc;

import io.envtest.internal.controller.runtime.Meta;
import io.envtest.view.meta.v1.ObjectMeta;

/** The two finalizers by which the API server asks the garbage collector to act before an object goes. */
final class Finalizers {

    static final String FOREGROUND = "foregroundDeletion";
    static final String ORPHAN = "orphan";

    private Finalizers() {}

    static boolean has(ObjectMeta metadata, String finalizer) {
        return metadata.hasFinalizers() && metadata.finalizers().contains(finalizer);
    }

    /** Whether the object is deleted and waits for the garbage collector to remove this finalizer. */
    static boolean waitsFor(ObjectMeta metadata, String finalizer) {
        return Meta.deleting(metadata) && has(metadata, finalizer);
    }
}
