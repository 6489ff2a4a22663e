package io.envtest.internal.controller.runtime;

import io.envtest.view.View;
import io.envtest.view.meta.v1.ObjectMeta;
import io.envtest.view.meta.v1.OwnerReference;
import java.util.List;
import java.util.Optional;

/** The one owner reference of an object that says which controller object manages it. */
public final class ControllerRefs {

    private ControllerRefs() {}

    /** The reference to the object's controller. */
    public static Optional<OwnerReference> controllerOf(ObjectMeta metadata) {
        if (!metadata.hasOwnerReferences()) {
            return Optional.empty();
        }
        for (OwnerReference reference : metadata.ownerReferences()) {
            if (reference.controller()) {
                return Optional.of(reference);
            }
        }
        return Optional.empty();
    }

    /** The uid of the object's controller, empty if it has none. */
    public static String controllerUid(ObjectMeta metadata) {
        return controllerOf(metadata).map(OwnerReference::uid).orElse("");
    }

    /** Whether an object is controlled by another. */
    public static boolean isControlledBy(ObjectMeta metadata, ObjectMeta controller) {
        return controllerUid(metadata).equals(controller.uid());
    }

    /** Makes an object the controller of another. */
    public static void setController(ObjectMeta metadata, Resource<?> resource, View controller) {
        ObjectMeta owner = Meta.of(controller);
        fill(metadata.addOwnerReferences(), resource, owner).setController(true).setBlockOwnerDeletion(true);
    }

    /** Writes who an owner is into a reference. */
    public static OwnerReference fill(OwnerReference reference, Resource<?> resource, ObjectMeta owner) {
        return reference
                .setApiVersion(resource.id().apiVersion())
                .setKind(resource.kind().kind())
                .setName(owner.name())
                .setUid(owner.uid());
    }

    /** Keys for an informer's index of objects by the uid of their controller. */
    static List<String> indexKeys(ObjectMeta metadata) {
        return List.of(controllerOf(metadata).map(OwnerReference::uid).orElse("orphan/" + metadata.namespace()));
    }
}
