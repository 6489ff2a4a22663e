package io.envtest.internal.controller.volume;

import io.envtest.api.ObjectKey;
import io.envtest.internal.controller.runtime.Controller;
import io.envtest.internal.controller.runtime.ControllerSetup;
import io.envtest.internal.controller.runtime.EventRecorder;
import io.envtest.internal.controller.runtime.Lister;
import io.envtest.internal.controller.runtime.Meta;
import io.envtest.internal.controller.runtime.ReconcileLoop;
import io.envtest.internal.controller.runtime.Resources;
import io.envtest.internal.controller.runtime.Result;
import io.envtest.internal.controller.runtime.Watcher;
import io.envtest.internal.meta.Quantity;
import io.envtest.view.core.v1.PersistentVolumeClaim;
import java.util.Map;

/**
 * Tells of bound claims that were made to ask for more that somebody outside of the cluster must make their volumes larger.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/storage/persistent-volumes/#expanding-persistent-volumes-claims">Expanding
 *     persistent volume claims</a>
 */
public final class VolumeExpandController extends Controller {

    /** Makes the controller. */
    public VolumeExpandController() {
        super("persistentvolume-expander-controller", "expand-controller");
    }

    @Override
    protected void setUp(ControllerSetup setup) {
        EventRecorder events = setup.events("volume_expand");
        Lister<PersistentVolumeClaim> claims = setup.lister(Resources.PERSISTENT_VOLUME_CLAIMS);
        ReconcileLoop<ObjectKey> loop = setup.loop(key -> {
            claims.get(key)
                    .filter(VolumeExpandController::waits)
                    .ifPresent(claim -> events.normal(
                            claim, "ExternalExpanding", "waiting for an external controller to expand this PVC"));
            return Result.DONE;
        });
        setup.watch(Resources.PERSISTENT_VOLUME_CLAIMS, new Growth(loop));
    }

    private static boolean waits(PersistentVolumeClaim claim) {
        return claim.status().phase().equals("Bound")
                && storage(claim.spec().resources().requests())
                                .compareTo(storage(claim.status().capacity()))
                        > 0;
    }

    private static Quantity storage(Map<String, String> amounts) {
        return Quantity.tryParse(amounts.getOrDefault("storage", "0")).orElse(Quantity.ZERO);
    }

    /** Looks at claims that ask for more than before, and once at all there are. */
    private record Growth(ReconcileLoop<ObjectKey> loop) implements Watcher<PersistentVolumeClaim> {

        @Override
        public void added(PersistentVolumeClaim claim) {
            loop.add(Meta.key(claim.metadata()));
        }

        @Override
        public void updated(PersistentVolumeClaim before, PersistentVolumeClaim now) {
            Quantity old = storage(before.spec().resources().requests());
            if (storage(now.spec().resources().requests()).compareTo(old) > 0) {
                loop.add(Meta.key(now.metadata()));
            }
        }

        @Override
        public void deleted(PersistentVolumeClaim claim) {
            // nothing is left to be made larger
        }
    }
}
