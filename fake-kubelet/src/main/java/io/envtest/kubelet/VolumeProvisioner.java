package io.envtest.kubelet;

import io.envtest.api.ObjectKey;
import io.envtest.internal.controller.runtime.Client;
import io.envtest.internal.controller.runtime.Controller;
import io.envtest.internal.controller.runtime.ControllerSetup;
import io.envtest.internal.controller.runtime.EventRecorder;
import io.envtest.internal.controller.runtime.Lister;
import io.envtest.internal.controller.runtime.Meta;
import io.envtest.internal.controller.runtime.ReconcileLoop;
import io.envtest.internal.controller.runtime.Resources;
import io.envtest.internal.controller.runtime.Result;
import io.envtest.internal.controller.volume.VolumeMatch;
import io.envtest.view.core.v1.PersistentVolume;
import io.envtest.view.core.v1.PersistentVolumeClaim;
import io.envtest.view.storage.v1.StorageClass;
import java.util.Map;

/**
 * Plays the provisioner that stands beside a real cluster: gives volumes to claims of every storage class that names it, and
 * removes them once they are released. The volumes exist in name, and as paths for simulated pods.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/storage/dynamic-provisioning/">Dynamic volume provisioning</a>
 */
final class VolumeProvisioner extends Controller {

    /** What storage classes call it. */
    static final String NAME = "envtest.io/provisioner";

    private static final String ASKED = "volume.kubernetes.io/storage-provisioner";
    private static final String PROVISIONED_BY = "pv.kubernetes.io/provisioned-by";
    private static final String FOLDER = "/var/lib/envtest/volumes/";

    VolumeProvisioner() {
        super("volume-provisioner", "persistent-volume-binder");
    }

    @Override
    protected void setUp(ControllerSetup setup) {
        Lister<PersistentVolumeClaim> claims = setup.lister(Resources.PERSISTENT_VOLUME_CLAIMS);
        Lister<PersistentVolume> volumes = setup.lister(Resources.PERSISTENT_VOLUMES);
        Lister<StorageClass> classes = setup.lister(Resources.STORAGE_CLASSES);
        EventRecorder events = setup.events(NAME);
        ReconcileLoop<ObjectKey> wanted = setup.loop(key -> {
            claims.get(key)
                    .filter(VolumeProvisioner::isAsked)
                    .filter(claim -> volumes.get("", name(claim)).isEmpty())
                    .ifPresent(claim -> classes.get("", VolumeMatch.storageClass(claim))
                            .ifPresent(storage -> provision(setup.client(), events, claim, storage)));
            return Result.DONE;
        });
        ReconcileLoop<ObjectKey> released = setup.loop(key -> {
            volumes.get(key)
                    .filter(VolumeProvisioner::isLeft)
                    .ifPresent(volume -> setup.client().delete(Resources.PERSISTENT_VOLUMES, volume.metadata(), ""));
            return Result.DONE;
        });
        setup.watch(Resources.PERSISTENT_VOLUME_CLAIMS, claim -> {
            if (isAsked(claim)) {
                wanted.add(Meta.key(claim.metadata()));
            }
        });
        setup.watch(Resources.PERSISTENT_VOLUMES, volume -> {
            if (isLeft(volume)) {
                released.add(Meta.key(volume.metadata()));
            }
        });
    }

    private static boolean isAsked(PersistentVolumeClaim claim) {
        return NAME.equals(claim.metadata().annotations().get(ASKED))
                && claim.spec().volumeName().isEmpty()
                && !Meta.deleting(claim.metadata());
    }

    private static boolean isLeft(PersistentVolume volume) {
        return NAME.equals(volume.metadata().annotations().get(PROVISIONED_BY))
                && volume.spec().persistentVolumeReclaimPolicy().equals("Delete")
                && volume.status().phase().equals("Released")
                && !Meta.deleting(volume.metadata());
    }

    private static String name(PersistentVolumeClaim claim) {
        return "pvc-" + claim.metadata().uid();
    }

    private static void provision(
            Client client, EventRecorder events, PersistentVolumeClaim claim, StorageClass storage) {
        boolean late = storage.volumeBindingMode().equals("WaitForFirstConsumer");
        if (late && !claim.metadata().annotations().containsKey(VolumeMatch.SELECTED_NODE)) {
            return; // comes back here once a node is chosen
        }
        client.create(Resources.PERSISTENT_VOLUMES, volume(claim, storage));
        events.normal(claim, "ProvisioningSucceeded", "Successfully provisioned volume " + name(claim));
    }

    private static PersistentVolume volume(PersistentVolumeClaim claim, StorageClass storage) {
        PersistentVolume volume = Client.empty(Resources.PERSISTENT_VOLUMES, "");
        volume.metadata().setName(name(claim)).setAnnotations(Map.of(PROVISIONED_BY, NAME));
        String requested = claim.spec().resources().requests().getOrDefault("storage", "0");
        volume.spec()
                .setCapacity(Map.of("storage", requested))
                .setAccessModes(claim.spec().accessModes())
                .setPersistentVolumeReclaimPolicy(storage.reclaimPolicy())
                .setStorageClassName(storage.metadata().name())
                .setVolumeMode(claim.spec().volumeMode());
        if (!storage.mountOptions().isEmpty()) {
            volume.spec().setMountOptions(storage.mountOptions());
        }
        volume.spec().hostPath().setPath(FOLDER + name(claim)).setType("DirectoryOrCreate");
        volume.spec()
                .claimRef()
                .setApiVersion("v1")
                .setKind(PersistentVolumeClaim.KIND)
                .setNamespace(claim.metadata().namespace())
                .setName(claim.metadata().name())
                .setUid(claim.metadata().uid())
                .setResourceVersion(claim.metadata().resourceVersion());
        return volume;
    }
}
