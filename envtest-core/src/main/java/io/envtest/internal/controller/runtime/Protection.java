package io.envtest.internal.controller.runtime;

import io.envtest.view.meta.v1.ObjectMeta;
import java.util.ArrayList;
import java.util.List;

/** A finalizer that stands on every object of a kind and goes when a deleted one is not in use any more. */
public final class Protection {

    private Protection() {}

    /** Adds or removes the finalizer as it should be; says whether that changed anything. */
    public static boolean settle(ObjectMeta metadata, String finalizer, boolean inUse) {
        List<String> finalizers = new ArrayList<>(metadata.finalizers());
        if (Meta.deleting(metadata)) {
            if (inUse || !finalizers.remove(finalizer)) {
                return false;
            }
        } else if (finalizers.contains(finalizer)) {
            return false;
        } else {
            finalizers.add(finalizer);
        }
        if (finalizers.isEmpty()) {
            metadata.removeFinalizers();
        } else {
            metadata.setFinalizers(finalizers);
        }
        return true;
    }
}
