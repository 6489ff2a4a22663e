package io.envtest.internal.scheduler.plugin.volumebinding;

import io.envtest.internal.controller.runtime.Lister;
import io.envtest.internal.controller.runtime.Meta;
import io.envtest.internal.controller.volume.VolumeMatch;
import io.envtest.internal.scheduler.framework.PodInfo;
import io.envtest.view.core.v1.PersistentVolumeClaim;
import io.envtest.view.core.v1.Volume;
import io.envtest.view.storage.v1.StorageClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The claims of a pod, sorted by what must still happen to them. */
final class PodClaims {

    private final List<PersistentVolumeClaim> bound = new ArrayList<>();
    private final List<PersistentVolumeClaim> delayed = new ArrayList<>();
    private String refusal = "";

    private PodClaims() {}

    static PodClaims of(PodInfo pod, Lister<PersistentVolumeClaim> claims, Lister<StorageClass> classes) {
        PodClaims result = new PodClaims();
        for (Volume volume : pod.pod().spec().volumes()) {
            String name = claimName(volume, pod);
            if (!name.isEmpty() && result.refusal.isEmpty()) {
                result.add(name, volume.hasEphemeral(), claims.get(pod.key().namespace(), name), classes);
            }
        }
        return result;
    }

    private static String claimName(Volume volume, PodInfo pod) {
        if (volume.hasEphemeral()) {
            return pod.key().name() + "-" + volume.name();
        }
        return volume.persistentVolumeClaim().claimName();
    }

    private void add(
            String name, boolean ephemeral, Optional<PersistentVolumeClaim> found, Lister<StorageClass> classes) {
        if (found.isEmpty()) {
            refusal = (ephemeral ? "waiting for ephemeral volume controller to create the " : "")
                    + "persistentvolumeclaim \"" + name + "\"" + (ephemeral ? "" : " not found");
            return;
        }
        PersistentVolumeClaim claim = found.get();
        if (claim.status().phase().equals("Lost")) {
            refusal = "persistentvolumeclaim \"" + name + "\" bound to non-existent persistentvolume \""
                    + claim.spec().volumeName() + "\"";
        } else if (Meta.deleting(claim.metadata())) {
            refusal = "persistentvolumeclaim \"" + name + "\" is being deleted";
        } else if (isBound(claim)) {
            bound.add(claim);
        } else if (isDelayed(claim, classes)) {
            delayed.add(claim);
        } else {
            refusal = "pod has unbound immediate PersistentVolumeClaims";
        }
    }

    /** Whether the volume controller has finished with a claim. */
    static boolean isBound(PersistentVolumeClaim claim) {
        return !claim.spec().volumeName().isEmpty()
                && claim.metadata().annotations().containsKey(VolumeMatch.BIND_COMPLETED);
    }

    private static boolean isDelayed(PersistentVolumeClaim claim, Lister<StorageClass> classes) {
        return claim.spec().volumeName().isEmpty()
                && classes.get("", VolumeMatch.storageClass(claim))
                        .filter(found -> found.volumeBindingMode().equals("WaitForFirstConsumer"))
                        .isPresent();
    }

    /** Claims that have a volume. */
    List<PersistentVolumeClaim> bound() {
        return bound;
    }

    /** Claims that get a volume once the pod has a node. */
    List<PersistentVolumeClaim> delayed() {
        return delayed;
    }

    /** Why the pod cannot be scheduled now, whatever the node; empty if it can. */
    String refusal() {
        return refusal;
    }
}
