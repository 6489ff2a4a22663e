package io.envtest.internal.controller.volume;

import io.envtest.api.ObjectKey;
import io.envtest.internal.controller.runtime.Client;
import io.envtest.internal.controller.runtime.Meta;
import io.envtest.internal.controller.runtime.Resources;
import io.envtest.view.core.v1.ObjectReference;
import io.envtest.view.core.v1.PersistentVolume;
import io.envtest.view.core.v1.PersistentVolumeClaim;
import java.util.Optional;
import java.util.function.Consumer;

/** Keeps the phase of a volume, and reclaims it when its claim is gone. */
final class VolumeSync {

    private static final String PROVISIONED_BY = "pv.kubernetes.io/provisioned-by";

    private final VolumeCache cache;
    private final Client client;
    private final VolumeWriter writer;
    private final Consumer<ObjectKey> lookAtClaim;

    VolumeSync(VolumeCache cache, Client client, VolumeWriter writer, Consumer<ObjectKey> lookAtClaim) {
        this.cache = cache;
        this.client = client;
        this.writer = writer;
        this.lookAtClaim = lookAtClaim;
    }

    /** Takes the next steps for a volume. */
    void sync(PersistentVolume volume) {
        ObjectReference reference = volume.spec().claimRef();
        if (reference.uid().isEmpty()) {
            writer.phase(volume, "Available", "");
            return;
        }
        ObjectKey key = new ObjectKey(reference.namespace(), reference.name());
        Optional<PersistentVolumeClaim> claim = claim(key, reference.uid());
        if (claim.isEmpty()) {
            release(volume);
        } else if (claim.get().spec().volumeName().isEmpty()) {
            lookAtClaim.accept(key);
        } else if (claim.get().spec().volumeName().equals(volume.metadata().name())) {
            writer.phase(volume, "Bound", "");
        } else if (isDynamic(volume) && reclaims(volume, "Delete")) {
            release(volume);
        } else {
            writer.unbind(volume);
        }
    }

    /** The claim as last seen; one not seen yet is asked for. */
    private Optional<PersistentVolumeClaim> claim(ObjectKey key, String uid) {
        return cache.claims()
                .get(key)
                .filter(claim -> claim.metadata().uid().equals(uid))
                .or(() -> client.find(Resources.PERSISTENT_VOLUME_CLAIMS, key))
                .filter(claim -> claim.metadata().uid().equals(uid));
    }

    private static boolean isDynamic(PersistentVolume volume) {
        return volume.metadata().annotations().containsKey(PROVISIONED_BY);
    }

    private static boolean reclaims(PersistentVolume volume, String policy) {
        return volume.spec().persistentVolumeReclaimPolicy().equals(policy);
    }

    private void release(PersistentVolume volume) {
        String phase = volume.status().phase();
        if (!phase.equals("Released") && !phase.equals("Failed")) {
            writer.phase(volume, "Released", "");
            return; // its change comes back here
        }
        if (phase.equals("Failed") || Meta.deleting(volume.metadata())) {
            return;
        }
        if (reclaims(volume, "Recycle")) {
            writer.phase(volume, "Failed", "VolumeFailedRecycle", "No recycler plugin found for the volume!");
        } else if (reclaims(volume, "Delete") && !isDynamic(volume)) {
            delete(volume);
        }
    }

    /** Host paths below /tmp can be deleted here; any other volume is the business of whoever provisioned it. */
    private void delete(PersistentVolume volume) {
        String path = volume.spec().hostPath().path_();
        if (path.startsWith("/tmp/") && path.length() > "/tmp/".length()) {
            client.delete(Resources.PERSISTENT_VOLUMES, volume.metadata(), "");
        } else if (volume.spec().hasHostPath()) {
            writer.phase(
                    volume,
                    "Failed",
                    "VolumeFailedDelete",
                    "host_path deleter only supports /tmp/.+ but received provided " + path);
        } else if (!volume.spec().hasCsi()) {
            String plugin = volume.spec().hasNfs() ? "deletable volume plugin" : "volume plugin";
            writer.phase(
                    volume,
                    "Failed",
                    "VolumeFailedDelete",
                    "error getting deleter volume plugin for volume \""
                            + volume.metadata().name() + "\": no " + plugin + " matched");
        }
    }
}
