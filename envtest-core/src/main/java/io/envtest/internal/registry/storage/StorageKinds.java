package io.envtest.internal.registry.storage;

import io.envtest.internal.registry.KindDeclaration;
import java.util.List;

/** The kinds of the group storage.k8s.io. */
public final class StorageKinds {

    /** API group. */
    static final String GROUP = "storage.k8s.io";

    /** Where columns find the documentation of fields. */
    static final String PACKAGE = "io.k8s.api.storage.v1";

    private StorageKinds() {}

    /** Their declarations. */
    public static List<KindDeclaration> all() {
        return List.of(
                CSIDriverKind.declare(),
                CSINodeKind.declare(),
                CSIStorageCapacityKind.declare(),
                StorageClassKind.declare(),
                VolumeAttachmentKind.declare(),
                VolumeAttributesClassKind.declare());
    }
}
