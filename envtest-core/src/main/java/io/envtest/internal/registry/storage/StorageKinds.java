package io.envtest.internal.registry.storage;

import io.envtest.internal.feature.FeatureGates;
import io.envtest.internal.registry.KindDeclaration;
import org.jspecify.annotations.Nullable;

/** The kinds of the group storage.k8s.io. */
public final class StorageKinds {

    /** API group. */
    static final String GROUP = "storage.k8s.io";

    /** Where columns find the documentation of fields. */
    static final String PACKAGE = "io.k8s.api.storage.v1";

    private StorageKinds() {}

    /** What is declared about a kind where these features are on; null if nothing is. */
    public static @Nullable KindDeclaration find(String kind, FeatureGates features) {
        return switch (kind) {
            case "CSIDriver" -> CSIDriverKind.declare(features);
            case "CSINode" -> CSINodeKind.declare();
            case "CSIStorageCapacity" -> CSIStorageCapacityKind.declare();
            case "StorageClass" -> StorageClassKind.declare();
            case "VolumeAttachment" -> VolumeAttachmentKind.declare();
            case "VolumeAttributesClass" -> VolumeAttributesClassKind.declare();
            default -> null;
        };
    }
}
