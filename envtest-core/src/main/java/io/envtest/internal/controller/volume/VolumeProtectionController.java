package io.envtest.internal.controller.volume;

import io.envtest.api.ObjectKey;
import io.envtest.internal.controller.runtime.Controller;
import io.envtest.internal.controller.runtime.ControllerSetup;
import io.envtest.internal.controller.runtime.Lister;
import io.envtest.internal.controller.runtime.Meta;
import io.envtest.internal.controller.runtime.Protection;
import io.envtest.internal.controller.runtime.ReconcileLoop;
import io.envtest.internal.controller.runtime.Resources;
import io.envtest.internal.controller.runtime.Result;
import io.envtest.view.core.v1.PersistentVolume;

/** Keeps a deleted volume until it is not bound any more. */
public final class VolumeProtectionController extends Controller {

    private static final String FINALIZER = "kubernetes.io/pv-protection";

    /** Makes the controller. */
    public VolumeProtectionController() {
        super("persistentvolume-protection-controller", "pv-protection-controller");
    }

    @Override
    protected void setUp(ControllerSetup setup) {
        Lister<PersistentVolume> volumes = setup.lister(Resources.PERSISTENT_VOLUMES);
        ReconcileLoop<ObjectKey> loop = setup.loop(key -> {
            volumes.get(key).ifPresent(volume -> reconcile(setup, volume));
            return Result.DONE;
        });
        setup.watch(Resources.PERSISTENT_VOLUMES, volume -> loop.add(Meta.key(volume.metadata())));
    }

    private static void reconcile(ControllerSetup setup, PersistentVolume volume) {
        PersistentVolume copy = PersistentVolume.of(volume.node().deepCopy());
        boolean bound = volume.status().phase().equals("Bound");
        if (Protection.settle(copy.metadata(), FINALIZER, bound)) {
            setup.client().update(Resources.PERSISTENT_VOLUMES, copy);
        }
    }
}
