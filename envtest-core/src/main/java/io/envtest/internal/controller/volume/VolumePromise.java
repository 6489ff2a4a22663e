package io.envtest.internal.controller.volume;

import io.envtest.internal.meta.Annotations;
import io.envtest.view.core.v1.ObjectReference;
import io.envtest.view.core.v1.PersistentVolume;
import io.envtest.view.core.v1.PersistentVolumeClaim;
import java.util.LinkedHashMap;
import java.util.Map;

/** The half of a binding that stands on the volume: to which claim it is promised. */
public final class VolumePromise {

    private VolumePromise() {}

    /** Promises a volume to a claim, on a volume that may be changed. */
    public static void make(PersistentVolume volume, PersistentVolumeClaim claim) {
        boolean byUser = volume.spec().hasClaimRef();
        ObjectReference reference = volume.spec().claimRef();
        reference
                .setKind(PersistentVolumeClaim.KIND)
                .setNamespace(claim.metadata().namespace());
        reference.setName(claim.metadata().name()).setUid(claim.metadata().uid());
        reference.setApiVersion("v1").setResourceVersion(claim.metadata().resourceVersion());
        if (!byUser) {
            Map<String, String> annotations =
                    new LinkedHashMap<>(volume.metadata().annotations());
            annotations.put(VolumeMatch.BOUND_BY_CONTROLLER, "yes");
            volume.metadata().setAnnotations(annotations);
        }
    }

    /** Takes a promise back; what a user wrote himself stays, without the claim's uid. */
    static void takeBack(PersistentVolume volume) {
        Map<String, String> annotations = new LinkedHashMap<>(volume.metadata().annotations());
        if (annotations.remove(VolumeMatch.BOUND_BY_CONTROLLER) == null) {
            volume.spec().claimRef().removeUid();
            return;
        }
        volume.spec().removeClaimRef();
        Annotations.set(volume.metadata(), annotations);
    }
}
