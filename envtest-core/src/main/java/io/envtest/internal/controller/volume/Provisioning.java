package io.envtest.internal.controller.volume;

import io.envtest.internal.controller.runtime.Client;
import io.envtest.internal.controller.runtime.EventRecorder;
import io.envtest.internal.controller.runtime.Resources;
import io.envtest.view.core.v1.PersistentVolumeClaim;
import io.envtest.view.storage.v1.StorageClass;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Asks the provisioner of a claim's class for a volume; it stands outside of the cluster. */
final class Provisioning {

    private static final String PROVISIONER = "volume.kubernetes.io/storage-provisioner";
    private static final String OLD_PROVISIONER = "volume.beta.kubernetes.io/storage-provisioner";
    private static final String IN_TREE = "kubernetes.io/";
    private static final String FAILED = "ProvisioningFailed";

    private final Client client;
    private final EventRecorder events;
    private final VolumeCache cache;

    Provisioning(Client client, EventRecorder events, VolumeCache cache) {
        this.client = client;
        this.events = events;
        this.cache = cache;
    }

    /** Asks for a volume. */
    void ask(PersistentVolumeClaim claim) {
        String name = VolumeMatch.storageClass(claim);
        Optional<StorageClass> storageClass = cache.classes().get("", name);
        if (storageClass.isEmpty()) {
            events.warning(claim, FAILED, "storageclass.storage.k8s.io \"" + name + "\" not found");
            return;
        }
        String provisioner = storageClass.get().provisioner();
        if (provisioner.startsWith(IN_TREE)) {
            events.warning(claim, FAILED, "no volume plugin matched name: " + provisioner);
            return;
        }
        annotate(claim, provisioner);
        events.normal(
                claim,
                "ExternalProvisioning",
                "Waiting for a volume to be created either by the external provisioner '" + provisioner
                        + "' or manually by the system administrator. If volume creation is delayed, please verify that"
                        + " the provisioner is running and correctly registered.");
    }

    private void annotate(PersistentVolumeClaim claim, String provisioner) {
        Map<String, String> annotations = new LinkedHashMap<>(claim.metadata().annotations());
        annotations.put(OLD_PROVISIONER, provisioner);
        annotations.put(PROVISIONER, provisioner);
        if (!annotations.equals(claim.metadata().annotations())) {
            PersistentVolumeClaim copy = cache.claims().copy(claim);
            copy.metadata().setAnnotations(annotations);
            client.update(Resources.PERSISTENT_VOLUME_CLAIMS, copy);
        }
    }
}
