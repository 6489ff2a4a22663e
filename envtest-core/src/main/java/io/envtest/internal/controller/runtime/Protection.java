package io.envtest.internal.controller.runtime;

import io.envtest.view.meta.v1.ObjectMeta;
import java.util.ArrayList;
import java.util.List;

/** A finalizer that stands on every object of a kind and goes when a deleted one is not in use any more. */
public final class Protection {

    private Protection() {}

    /** Adds or removes the finalizer as it should be; says whether that changed anything. */
    public static boolean settle(ObjectMeta metadata, String finalizer, boolean inUse) {
        if (!Meta.deleting(metadata)) {
            return add(metadata, finalizer);
        }
        return !inUse && remove(metadata, finalizer);
    }

    /** Adds the finalizer; says whether that changed anything. */
    public static boolean add(ObjectMeta metadata, String finalizer) {
        List<String> finalizers = new ArrayList<>(metadata.finalizers());
        if (finalizers.contains(finalizer)) {
            return false;
        }
        finalizers.add(finalizer);
        metadata.setFinalizers(finalizers);
        return true;
    }

    /** Removes the finalizer; says whether that changed anything. */
    public static boolean remove(ObjectMeta metadata, String finalizer) {
        List<String> finalizers = new ArrayList<>(metadata.finalizers());
        if (!finalizers.remove(finalizer)) {
            return false;
        }
        if (finalizers.isEmpty()) {
            metadata.removeFinalizers();
        } else {
            metadata.setFinalizers(finalizers);
        }
        return true;
    }
}
