package io.envtest.internal.controller.volume;

import io.envtest.api.ObjectKey;
import io.envtest.internal.controller.runtime.Controller;
import io.envtest.internal.controller.runtime.ControllerSetup;
import io.envtest.internal.controller.runtime.EventRecorder;
import io.envtest.internal.controller.runtime.Meta;
import io.envtest.internal.controller.runtime.ReconcileLoop;
import io.envtest.internal.controller.runtime.Resources;
import io.envtest.internal.controller.runtime.Result;
import io.envtest.view.core.v1.ObjectReference;
import io.envtest.view.core.v1.PersistentVolume;
import io.envtest.view.core.v1.PersistentVolumeClaim;
import io.envtest.view.storage.v1.StorageClass;
import java.time.Duration;

/**
 * Binds claims to volumes and reclaims volumes.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/storage/persistent-volumes/">Persistent volumes</a>
 */
public final class VolumeBinderController extends Controller {

    private static final String RECORDER = "persistentvolume-controller";

    /** The real controller looks at every claim so often; here a claim is looked at when a pod has waited for it so long. */
    private static final Duration RESYNC = Duration.ofSeconds(15);

    /** Makes the controller. */
    public VolumeBinderController() {
        super("persistentvolume-binder-controller", "persistent-volume-binder");
    }

    @Override
    protected void setUp(ControllerSetup setup) {
        VolumeCache cache = VolumeCache.of(setup);
        EventRecorder events = setup.events(RECORDER);
        VolumeWriter writer = new VolumeWriter(setup.client(), events);
        Provisioning provisioning = new Provisioning(setup.client(), events, cache);
        ClaimSync claimSync = new ClaimSync(cache, writer, events, provisioning);
        ReconcileLoop<ObjectKey> claims = setup.loop(key -> {
            cache.claims().get(key).ifPresent(claimSync::sync);
            return Result.DONE;
        });
        VolumeSync volumeSync = new VolumeSync(cache, setup.client(), writer, claims::add);
        ReconcileLoop<ObjectKey> volumes = setup.loop(key -> {
            cache.volumes().get(key).ifPresent(volumeSync::sync);
            return Result.DONE;
        });
        setup.watch(Resources.PERSISTENT_VOLUMES, volume -> {
            volumes.add(Meta.key(volume.metadata()));
            lookAtClaims(volume, cache, claims);
        });
        setup.watch(Resources.PERSISTENT_VOLUME_CLAIMS, claim -> {
            claims.add(Meta.key(claim.metadata()));
            lookAtVolumes(claim, cache, volumes);
        });
        setup.watch(Resources.PODS, pod -> {
            if (pod.spec().nodeName().isEmpty()) {
                cache.used(pod)
                        .filter(VolumeBinderController::isOpen)
                        .forEach(claim -> claims.addAfter(Meta.key(claim.metadata()), RESYNC));
            }
        });
        setup.watch(
                Resources.STORAGE_CLASSES,
                storageClass -> cache.claims().list().stream()
                        .filter(claim -> isOpen(claim) && concerns(storageClass, claim))
                        .forEach(claim -> claims.add(Meta.key(claim.metadata()))));
    }

    /** Whether a claim is of a class, or may become so. */
    private static boolean concerns(StorageClass storageClass, PersistentVolumeClaim claim) {
        return VolumeMatch.saysItsClass(claim)
                ? VolumeMatch.storageClass(claim).equals(storageClass.metadata().name())
                : DefaultClass.is(storageClass);
    }

    private static boolean isOpen(PersistentVolumeClaim claim) {
        return !claim.metadata().annotations().containsKey(VolumeMatch.BIND_COMPLETED);
    }

    /** A volume that changed may suit the open claims of its class, or be missed by the claim that has it. */
    private static void lookAtClaims(PersistentVolume volume, VolumeCache cache, ReconcileLoop<ObjectKey> claims) {
        ObjectReference reference = volume.spec().claimRef();
        String name = volume.metadata().name();
        if (volume.spec().hasClaimRef()) {
            claims.add(new ObjectKey(reference.namespace(), reference.name()));
        }
        for (PersistentVolumeClaim claim : cache.claims().list()) {
            boolean suits = VolumeMatch.storageClass(claim).equals(VolumeMatch.storageClass(volume))
                    && volume.status().phase().equals("Available")
                    && !volume.spec().hasClaimRef();
            if (claim.spec().volumeName().equals(name) || (isOpen(claim) && suits)) {
                claims.add(Meta.key(claim.metadata()));
            }
        }
    }

    /** A claim that changed or went concerns the volume it names and the one promised to it. */
    private static void lookAtVolumes(
            PersistentVolumeClaim claim, VolumeCache cache, ReconcileLoop<ObjectKey> volumes) {
        if (!claim.spec().volumeName().isEmpty()) {
            volumes.add(new ObjectKey("", claim.spec().volumeName()));
        }
        cache.volumes().list().stream()
                .filter(volume ->
                        volume.spec().claimRef().uid().equals(claim.metadata().uid()))
                .forEach(volume -> volumes.add(Meta.key(volume.metadata())));
    }
}
