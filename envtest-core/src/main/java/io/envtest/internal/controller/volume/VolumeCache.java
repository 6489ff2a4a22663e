package io.envtest.internal.controller.volume;

import io.envtest.api.ObjectKey;
import io.envtest.internal.controller.runtime.ControllerSetup;
import io.envtest.internal.controller.runtime.Lister;
import io.envtest.internal.controller.runtime.Resources;
import io.envtest.view.core.v1.PersistentVolume;
import io.envtest.view.core.v1.PersistentVolumeClaim;
import io.envtest.view.core.v1.Pod;
import io.envtest.view.core.v1.Volume;
import io.envtest.view.storage.v1.StorageClass;
import java.util.List;
import java.util.stream.Stream;

/** What the binder has seen of volumes, claims, classes and pods. */
record VolumeCache(
        Lister<PersistentVolume> volumes,
        Lister<PersistentVolumeClaim> claims,
        Lister<StorageClass> classes,
        Lister<Pod> pods) {

    static VolumeCache of(ControllerSetup setup) {
        return new VolumeCache(
                setup.lister(Resources.PERSISTENT_VOLUMES),
                setup.lister(Resources.PERSISTENT_VOLUME_CLAIMS),
                setup.lister(Resources.STORAGE_CLASSES),
                setup.lister(Resources.PODS));
    }

    /** Whether a claim's class has it wait for a pod. */
    boolean waitsForConsumer(PersistentVolumeClaim claim) {
        return classes.get("", VolumeMatch.storageClass(claim))
                .filter(storageClass -> storageClass.volumeBindingMode().equals("WaitForFirstConsumer"))
                .isPresent();
    }

    /** The pods that mount a claim. */
    List<Pod> users(PersistentVolumeClaim claim) {
        return pods.list(claim.metadata().namespace()).stream()
                .filter(pod -> uses(pod, claim))
                .toList();
    }

    /** The claims that a pod mounts. */
    Stream<PersistentVolumeClaim> used(Pod pod) {
        return pod.spec().volumes().stream()
                .map(volume -> claimName(pod, volume))
                .filter(name -> !name.isEmpty())
                .flatMap(name -> claims.get(new ObjectKey(pod.metadata().namespace(), name)).stream());
    }

    private static boolean uses(Pod pod, PersistentVolumeClaim claim) {
        for (Volume volume : pod.spec().volumes()) {
            if (claimName(pod, volume).equals(claim.metadata().name())) {
                return true;
            }
        }
        return false;
    }

    /** The name of the claim that a pod's volume stands for, empty if it is none. */
    static String claimName(Pod pod, Volume volume) {
        return volume.hasEphemeral()
                ? pod.metadata().name() + "-" + volume.name()
                : volume.persistentVolumeClaim().claimName();
    }
}
