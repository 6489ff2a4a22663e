package io.envtest.internal.controller.volume;

import io.envtest.internal.controller.pod.Pods;
import io.envtest.internal.controller.runtime.EventRecorder;
import io.envtest.internal.controller.runtime.Meta;
import io.envtest.view.core.v1.ObjectReference;
import io.envtest.view.core.v1.PersistentVolume;
import io.envtest.view.core.v1.PersistentVolumeClaim;
import io.envtest.view.core.v1.Pod;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds a claim's volume, and watches over the two once they are bound. */
final class ClaimSync {

    private final VolumeCache cache;
    private final VolumeWriter writer;
    private final EventRecorder events;
    private final Provisioning provisioning;

    ClaimSync(VolumeCache cache, VolumeWriter writer, EventRecorder events, Provisioning provisioning) {
        this.cache = cache;
        this.writer = writer;
        this.events = events;
        this.provisioning = provisioning;
    }

    /** Takes the next steps for a claim. */
    void sync(PersistentVolumeClaim claim) {
        if (claim.metadata().annotations().containsKey(VolumeMatch.BIND_COMPLETED)) {
            bound(claim);
        } else if (claim.spec().volumeName().isEmpty()) {
            search(claim);
        } else {
            named(claim);
        }
    }

    private void search(PersistentVolumeClaim claim) {
        boolean waits = cache.waitsForConsumer(claim);
        List<PersistentVolume> volumes = cache.volumes().list().stream()
                .filter(volume -> !waits || VolumeMatch.isPromisedTo(volume, claim))
                .toList();
        Optional<PersistentVolume> best = VolumeMatch.find(claim, volumes, Set.of(), Optional.empty());
        if (best.isPresent()) {
            writer.bind(best.get(), claim);
            return;
        }
        if (Meta.deleting(claim.metadata()) || provisioning.giveDefaultClass(claim)) {
            return; // its change comes back here
        }
        if (waits && !claim.metadata().annotations().containsKey(VolumeMatch.SELECTED_NODE)) {
            tellWhatItWaitsFor(claim);
        } else if (VolumeMatch.storageClass(claim).isEmpty()) {
            events.normal(
                    claim,
                    "FailedBinding",
                    "no persistent volumes available for this claim and no storage class is set");
        } else {
            provisioning.ask(claim);
            return;
        }
        writer.pending(claim);
    }

    private void tellWhatItWaitsFor(PersistentVolumeClaim claim) {
        List<String> waiting = cache.users(claim).stream()
                .filter(pod -> !Pods.isFinished(pod) && pod.spec().nodeName().isEmpty())
                .map(Pod::metadata)
                .map(metadata -> metadata.name())
                .toList();
        if (waiting.isEmpty()) {
            events.normal(claim, "WaitForFirstConsumer", "waiting for first consumer to be created before binding");
        } else {
            String pods = waiting.size() == 1 ? "pod " : "pods ";
            events.normal(
                    claim,
                    "WaitForPodScheduled",
                    "waiting for " + pods + String.join(",", waiting) + " to be scheduled");
        }
    }

    /** A user has named the volume. */
    private void named(PersistentVolumeClaim claim) {
        String name = claim.spec().volumeName();
        Optional<PersistentVolume> volume = cache.volumes().get("", name);
        if (volume.isEmpty()) {
            writer.pending(claim);
        } else if (VolumeMatch.isPromisedTo(volume.get(), claim)) {
            writer.bind(volume.get(), claim);
        } else if (volume.get().spec().hasClaimRef()) {
            if (!claim.metadata().annotations().containsKey(VolumeMatch.BOUND_BY_CONTROLLER)) {
                events.warning(claim, "FailedBinding", "volume \"" + name + "\" already bound to a different claim.");
            }
            writer.pending(claim);
        } else {
            bindIfItSuits(volume.get(), claim);
        }
    }

    private void bindIfItSuits(PersistentVolume volume, PersistentVolumeClaim claim) {
        Optional<String> obstacle = VolumeMatch.obstacle(volume, claim);
        if (obstacle.isEmpty()) {
            writer.bind(volume, claim);
            return;
        }
        events.warning(
                claim,
                "VolumeMismatch",
                "Cannot bind to requested volume \"" + volume.metadata().name() + "\": " + obstacle.get());
        writer.pending(claim);
    }

    private void bound(PersistentVolumeClaim claim) {
        if (claim.spec().volumeName().isEmpty()) {
            writer.lost(
                    claim,
                    "ClaimLost",
                    "Bound claim has lost reference to PersistentVolume. Data on the volume is lost!");
            return;
        }
        Optional<PersistentVolume> volume = cache.volumes().get("", claim.spec().volumeName());
        if (volume.isEmpty()) {
            writer.lost(claim, "ClaimLost", "Bound claim has lost its PersistentVolume. Data on the volume is lost!");
            return;
        }
        ObjectReference reference = volume.get().spec().claimRef();
        if (!volume.get().spec().hasClaimRef()
                || reference.uid().equals(claim.metadata().uid())) {
            writer.bind(volume.get(), claim);
        } else {
            writer.lost(
                    claim, "ClaimMisbound", "Two claims are bound to the same volume, this one is bound incorrectly");
        }
    }
}
