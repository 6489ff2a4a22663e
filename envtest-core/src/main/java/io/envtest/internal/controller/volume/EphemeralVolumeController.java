package io.envtest.internal.controller.volume;

import io.envtest.api.ApiException;
import io.envtest.api.ObjectKey;
import io.envtest.api.Status;
import io.envtest.internal.controller.runtime.Client;
import io.envtest.internal.controller.runtime.Controller;
import io.envtest.internal.controller.runtime.ControllerRefs;
import io.envtest.internal.controller.runtime.ControllerSetup;
import io.envtest.internal.controller.runtime.EventRecorder;
import io.envtest.internal.controller.runtime.Meta;
import io.envtest.internal.controller.runtime.ReconcileLoop;
import io.envtest.internal.controller.runtime.Resources;
import io.envtest.internal.controller.runtime.Result;
import io.envtest.internal.controller.runtime.Watchers;
import io.envtest.view.core.v1.PersistentVolumeClaim;
import io.envtest.view.core.v1.PersistentVolumeClaimTemplate;
import io.envtest.view.core.v1.Pod;
import io.envtest.view.core.v1.Volume;
import java.util.Optional;

/**
 * Makes the claims of pods that bring their own: one for each generic ephemeral volume, owned by the pod.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/storage/ephemeral-volumes/#generic-ephemeral-volumes">Generic ephemeral
 *     volumes</a>
 */
public final class EphemeralVolumeController extends Controller {

    /** Makes the controller. */
    public EphemeralVolumeController() {
        super("ephemeral-volume-controller", "ephemeral-volume-controller");
    }

    @Override
    protected void setUp(ControllerSetup setup) {
        VolumeCache cache = VolumeCache.of(setup);
        EventRecorder events = setup.events("ephemeral_volume");
        ReconcileLoop<ObjectKey> loop = setup.loop(key -> {
            Optional<Pod> pod = cache.pods().get(key).filter(found -> !Meta.deleting(found.metadata()));
            pod.ifPresent(found -> reconcile(setup.client(), cache, events, found));
            return Result.DONE;
        });
        setup.watch(Resources.PODS, pod -> {
            if (pod.spec().volumes().stream().anyMatch(Volume::hasEphemeral)) {
                loop.add(Meta.key(pod.metadata()));
            }
        });
        setup.watch(
                Resources.PERSISTENT_VOLUME_CLAIMS,
                Watchers.deleted(claim -> ControllerRefs.controllerOf(claim.metadata())
                        .filter(owner -> owner.kind().equals(Pod.KIND))
                        .ifPresent(
                                owner -> loop.add(new ObjectKey(claim.metadata().namespace(), owner.name())))));
    }

    private static void reconcile(Client client, VolumeCache cache, EventRecorder events, Pod pod) {
        for (Volume volume : pod.spec().volumes()) {
            if (volume.hasEphemeral()) {
                ObjectKey key = new ObjectKey(pod.metadata().namespace(), VolumeCache.claimName(pod, volume));
                Optional<PersistentVolumeClaim> known = cache.claims().get(key);
                if (known.isEmpty()) {
                    client.create(Resources.PERSISTENT_VOLUME_CLAIMS, claim(pod, volume, key));
                } else if (!ControllerRefs.isControlledBy(known.get().metadata(), pod.metadata())) {
                    throw foreign(events, pod, volume, key);
                }
            }
        }
    }

    private static PersistentVolumeClaim claim(Pod pod, Volume volume, ObjectKey key) {
        PersistentVolumeClaimTemplate template = volume.ephemeral().volumeClaimTemplate();
        PersistentVolumeClaim claim = Client.empty(Resources.PERSISTENT_VOLUME_CLAIMS, key.namespace());
        claim.metadata().setName(key.name());
        if (!template.metadata().labels().isEmpty()) {
            claim.metadata().setLabels(template.metadata().labels());
        }
        if (!template.metadata().annotations().isEmpty()) {
            claim.metadata().setAnnotations(template.metadata().annotations());
        }
        ControllerRefs.setController(claim.metadata(), Resources.PODS, pod);
        claim.spec().replaceWith(template.spec());
        return claim;
    }

    private static ApiException foreign(EventRecorder events, Pod pod, Volume volume, ObjectKey key) {
        String why = "ephemeral volume " + volume.name() + ": PVC " + key + " was not created for pod "
                + Meta.key(pod.metadata()) + " (pod is not owner)";
        events.warning(pod, "FailedBinding", why);
        return new ApiException(new Status(409, "Conflict", why, Status.Details.NONE));
    }
}
