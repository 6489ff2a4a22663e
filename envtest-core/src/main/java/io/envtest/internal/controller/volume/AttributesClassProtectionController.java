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
import io.envtest.view.core.v1.PersistentVolumeClaim;
import io.envtest.view.storage.v1.VolumeAttributesClass;
import java.util.List;

/**
 * Keeps a deleted class until no claim and no volume has its attributes.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/storage/volume-attributes-classes/">Volume attributes classes</a>
 */
public final class AttributesClassProtectionController extends Controller {

    private static final String FINALIZER = "kubernetes.io/vac-protection";

    /** Makes the controller. */
    public AttributesClassProtectionController() {
        super("volumeattributesclass-protection-controller", "volumeattributesclass-protection-controller");
    }

    @Override
    protected void setUp(ControllerSetup setup) {
        Lister<VolumeAttributesClass> classes = setup.lister(Resources.VOLUME_ATTRIBUTES_CLASSES);
        Lister<PersistentVolumeClaim> claims = setup.lister(Resources.PERSISTENT_VOLUME_CLAIMS);
        Lister<PersistentVolume> volumes = setup.lister(Resources.PERSISTENT_VOLUMES);
        ReconcileLoop<ObjectKey> loop = setup.loop(key -> {
            classes.get(key).ifPresent(found -> {
                VolumeAttributesClass copy = classes.copy(found);
                boolean used =
                        Meta.deleting(copy.metadata()) && isUsed(copy.metadata().name(), claims.list(), volumes.list());
                if (Protection.settle(copy.metadata(), FINALIZER, used)) {
                    setup.client().update(Resources.VOLUME_ATTRIBUTES_CLASSES, copy);
                }
            });
            return Result.DONE;
        });
        setup.watch(Resources.VOLUME_ATTRIBUTES_CLASSES, found -> loop.add(Meta.key(found.metadata())));
        Runnable lookAtDeleted = () -> classes.list().stream()
                .filter(found -> Meta.deleting(found.metadata()))
                .forEach(found -> loop.add(Meta.key(found.metadata())));
        setup.watch(Resources.PERSISTENT_VOLUME_CLAIMS, claim -> lookAtDeleted.run());
        setup.watch(Resources.PERSISTENT_VOLUMES, volume -> lookAtDeleted.run());
    }

    static boolean isUsed(String name, List<PersistentVolumeClaim> claims, List<PersistentVolume> volumes) {
        return volumes.stream()
                        .anyMatch(volume ->
                                volume.spec().volumeAttributesClassName().equals(name))
                || claims.stream().anyMatch(claim -> names(claim).contains(name));
    }

    private static List<String> names(PersistentVolumeClaim claim) {
        return List.of(
                claim.spec().volumeAttributesClassName(),
                claim.status().currentVolumeAttributesClassName(),
                claim.status().modifyVolumeStatus().targetVolumeAttributesClassName());
    }
}
