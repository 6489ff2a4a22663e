package io.envtest.internal.controller.volume;

import io.envtest.internal.controller.runtime.Client;
import io.envtest.internal.controller.runtime.EventRecorder;
import io.envtest.internal.controller.runtime.Resources;
import io.envtest.internal.controller.runtime.Semantic;
import io.envtest.view.core.v1.PersistentVolume;
import io.envtest.view.core.v1.PersistentVolumeClaim;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes volumes and claims, each step only if it changes something. What is given is not changed. */
final class VolumeWriter {

    private final Client client;
    private final EventRecorder events;

    VolumeWriter(Client client, EventRecorder events) {
        this.client = client;
        this.events = events;
    }

    /** Binds a volume and a claim to each other: promise, phase, claim, its status. */
    void bind(PersistentVolume volume, PersistentVolumeClaim claim) {
        PersistentVolume promised = promise(volume, claim);
        phase(promised, "Bound", "");
        PersistentVolumeClaim bound = name(claim, promised);
        claimBound(bound, promised);
    }

    private PersistentVolume promise(PersistentVolume volume, PersistentVolumeClaim claim) {
        if (volume.spec().claimRef().uid().equals(claim.metadata().uid())) {
            return volume;
        }
        PersistentVolume copy = copy(volume);
        VolumePromise.make(copy, claim);
        return client.update(Resources.PERSISTENT_VOLUMES, copy);
    }

    /** Takes a volume's promise back and makes it available. */
    void unbind(PersistentVolume volume) {
        PersistentVolume copy = copy(volume);
        VolumePromise.takeBack(copy);
        phase(client.update(Resources.PERSISTENT_VOLUMES, copy), "Available", "");
    }

    /** Sets the phase of a volume. */
    void phase(PersistentVolume volume, String phase, String message) {
        if (volume.status().phase().equals(phase)) {
            return;
        }
        PersistentVolume copy = copy(volume);
        copy.status().setPhase(phase);
        if (message.isEmpty()) {
            copy.status().removeMessage();
        } else {
            copy.status().setMessage(message);
        }
        client.updateStatus(Resources.PERSISTENT_VOLUMES, copy);
    }

    /** Sets the phase of a volume that something went wrong with, and tells of it. */
    void phase(PersistentVolume volume, String phase, String reason, String message) {
        if (!volume.status().phase().equals(phase)) {
            phase(volume, phase, message);
            events.warning(volume, reason, message);
        }
    }

    private PersistentVolumeClaim name(PersistentVolumeClaim claim, PersistentVolume volume) {
        Map<String, String> annotations = new LinkedHashMap<>(claim.metadata().annotations());
        PersistentVolumeClaim copy = copy(claim);
        if (!claim.spec().volumeName().equals(volume.metadata().name())) {
            copy.spec().setVolumeName(volume.metadata().name());
            annotations.put(VolumeMatch.BOUND_BY_CONTROLLER, "yes");
        }
        annotations.putIfAbsent(VolumeMatch.BIND_COMPLETED, "yes");
        copy.metadata().setAnnotations(annotations);
        return Semantic.equal(copy, claim) ? claim : client.update(Resources.PERSISTENT_VOLUME_CLAIMS, copy);
    }

    private void claimBound(PersistentVolumeClaim claim, PersistentVolume volume) {
        PersistentVolumeClaim copy = copy(claim);
        boolean first = !claim.status().phase().equals("Bound");
        copy.status().setPhase("Bound").setAccessModes(volume.spec().accessModes());
        if (first || !claim.status().hasCapacity()) {
            Map<String, String> capacity = new LinkedHashMap<>(claim.status().capacity());
            capacity.put("storage", volume.spec().capacity().getOrDefault("storage", "0"));
            copy.status().setCapacity(capacity);
        }
        if (first && volume.spec().hasVolumeAttributesClassName()) {
            copy.status().setCurrentVolumeAttributesClassName(volume.spec().volumeAttributesClassName());
        }
        store(claim, copy);
    }

    /** Marks a claim as waiting. */
    void pending(PersistentVolumeClaim claim) {
        PersistentVolumeClaim copy = withoutVolume(claim);
        copy.status().setPhase("Pending");
        store(claim, copy);
    }

    /** Marks a claim as one that lost its volume, and tells of it. */
    void lost(PersistentVolumeClaim claim, String reason, String message) {
        if (claim.status().phase().equals("Lost")) {
            return;
        }
        PersistentVolumeClaim copy = withoutVolume(claim);
        copy.status().setPhase("Lost");
        store(claim, copy);
        events.warning(claim, reason, message);
    }

    private static PersistentVolumeClaim withoutVolume(PersistentVolumeClaim claim) {
        PersistentVolumeClaim copy = copy(claim);
        copy.status().removeAccessModes();
        copy.status().removeCapacity();
        return copy;
    }

    private void store(PersistentVolumeClaim before, PersistentVolumeClaim now) {
        if (!Semantic.equal(before.status(), now.status())) {
            client.updateStatus(Resources.PERSISTENT_VOLUME_CLAIMS, now);
        }
    }

    private static PersistentVolume copy(PersistentVolume volume) {
        return PersistentVolume.of(volume.node().deepCopy());
    }

    private static PersistentVolumeClaim copy(PersistentVolumeClaim claim) {
        return PersistentVolumeClaim.of(claim.node().deepCopy());
    }
}
