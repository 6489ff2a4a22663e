package io.envtest.internal.controller.volume;

import io.envtest.api.ObjectKey;
import io.envtest.internal.controller.runtime.Controller;
import io.envtest.internal.controller.runtime.ControllerSetup;
import io.envtest.internal.controller.runtime.Meta;
import io.envtest.internal.controller.runtime.Protection;
import io.envtest.internal.controller.runtime.ReconcileLoop;
import io.envtest.internal.controller.runtime.Resources;
import io.envtest.internal.controller.runtime.Result;
import io.envtest.view.core.v1.PersistentVolumeClaim;
import io.envtest.view.core.v1.Pod;
import io.envtest.view.core.v1.Volume;

/** Keeps a deleted claim until no pod on a node uses it. */
public final class ClaimProtectionController extends Controller {

    private static final String FINALIZER = "kubernetes.io/pvc-protection";

    /** Makes the controller. */
    public ClaimProtectionController() {
        super("persistentvolumeclaim-protection-controller", "pvc-protection-controller");
    }

    @Override
    protected void setUp(ControllerSetup setup) {
        VolumeCache cache = VolumeCache.of(setup);
        ReconcileLoop<ObjectKey> loop = setup.loop(key -> {
            cache.claims().get(key).ifPresent(claim -> reconcile(setup, cache, claim));
            return Result.DONE;
        });
        setup.watch(Resources.PERSISTENT_VOLUME_CLAIMS, claim -> loop.add(Meta.key(claim.metadata())));
        setup.watch(Resources.PODS, pod -> lookAtClaims(pod, loop));
    }

    private static void lookAtClaims(Pod pod, ReconcileLoop<ObjectKey> loop) {
        for (Volume volume : pod.spec().volumes()) {
            String name = VolumeCache.claimName(pod, volume);
            if (!name.isEmpty()) {
                loop.add(new ObjectKey(pod.metadata().namespace(), name));
            }
        }
    }

    private static void reconcile(ControllerSetup setup, VolumeCache cache, PersistentVolumeClaim claim) {
        PersistentVolumeClaim copy = cache.claims().copy(claim);
        boolean used = Meta.deleting(claim.metadata())
                && cache.users(claim).stream()
                        .anyMatch(pod -> !pod.spec().nodeName().isEmpty());
        if (Protection.settle(copy.metadata(), FINALIZER, used)) {
            setup.client().update(Resources.PERSISTENT_VOLUME_CLAIMS, copy);
        }
    }
}
