package io.envtest.internal.scheduler.plugin.volumebinding;

import io.envtest.api.ObjectKey;
import io.envtest.internal.controller.runtime.Client;
import io.envtest.internal.controller.runtime.Lister;
import io.envtest.internal.controller.runtime.Resources;
import io.envtest.internal.controller.volume.VolumeMatch;
import io.envtest.internal.controller.volume.VolumePromise;
import io.envtest.view.core.v1.PersistentVolume;
import io.envtest.view.core.v1.PersistentVolumeClaim;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Writes down which volume a claim gets, or where one is to be made, and sees when the volume controller is done with it. */
final class BindingWriter {

    private final Client client;
    private final Lister<PersistentVolumeClaim> claims;
    private final Lister<PersistentVolume> volumes;

    BindingWriter(Client client, Lister<PersistentVolumeClaim> claims, Lister<PersistentVolume> volumes) {
        this.client = client;
        this.claims = claims;
        this.volumes = volumes;
    }

    /** Takes the next step; says whether every claim is bound. */
    boolean advance(NodeChoice choice, String node) {
        boolean done = true;
        for (Map.Entry<ObjectKey, String> binding : choice.bindings().entrySet()) {
            done &= advance(binding.getKey(), binding.getValue());
        }
        for (ObjectKey key : choice.provisioned()) {
            done &= provision(key, node);
        }
        return done;
    }

    private boolean advance(ObjectKey key, String volumeName) {
        Optional<PersistentVolumeClaim> claim = claims.get(key);
        Optional<PersistentVolume> volume = volumes.get("", volumeName);
        if (claim.isEmpty() || volume.isEmpty() || PodClaims.isBound(claim.get())) {
            return claim.filter(PodClaims::isBound).isPresent();
        }
        if (!VolumeMatch.isPromisedTo(volume.get(), claim.get())
                || volume.get().spec().claimRef().uid().isEmpty()) {
            PersistentVolume promised = volumes.copy(volume.get());
            VolumePromise.make(promised, claim.get());
            client.update(Resources.PERSISTENT_VOLUMES, promised);
        }
        return false;
    }

    private boolean provision(ObjectKey key, String node) {
        Optional<PersistentVolumeClaim> claim = claims.get(key);
        if (claim.isEmpty() || PodClaims.isBound(claim.get())) {
            return claim.isPresent();
        }
        Map<String, String> annotations =
                new LinkedHashMap<>(claim.get().metadata().annotations());
        if (!node.equals(annotations.put(VolumeMatch.SELECTED_NODE, node))) {
            PersistentVolumeClaim copy = claims.copy(claim.get());
            copy.metadata().setAnnotations(annotations);
            client.update(Resources.PERSISTENT_VOLUME_CLAIMS, copy);
        }
        return false;
    }
}
