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

    /** What has become of the provisioners that once were part of Kubernetes. */
    private static final Map<String, String> DRIVERS = Map.of(
            "kubernetes.io/aws-ebs", "ebs.csi.aws.com",
            "kubernetes.io/azure-disk", "disk.csi.azure.com",
            "kubernetes.io/azure-file", "file.csi.azure.com",
            "kubernetes.io/cinder", "cinder.csi.openstack.org",
            "kubernetes.io/gce-pd", "pd.csi.storage.gke.io",
            "kubernetes.io/portworx-volume", "pxd.portworx.com",
            "kubernetes.io/vsphere-volume", "csi.vsphere.vmware.com");

    private static final String FAILED = "ProvisioningFailed";

    private final Client client;
    private final EventRecorder events;
    private final VolumeCache cache;

    Provisioning(Client client, EventRecorder events, VolumeCache cache) {
        this.client = client;
        this.events = events;
        this.cache = cache;
    }

    /** Gives a claim that says nothing of its class the default one, if there is one by now. */
    boolean giveDefaultClass(PersistentVolumeClaim claim) {
        if (VolumeMatch.saysItsClass(claim)) {
            return false;
        }
        Optional<String> name = DefaultClass.of(cache.classes().list());
        name.ifPresent(found -> {
            PersistentVolumeClaim copy = cache.claims().copy(claim);
            copy.spec().setStorageClassName(found);
            client.update(Resources.PERSISTENT_VOLUME_CLAIMS, copy);
        });
        return name.isPresent();
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
        provisioner = DRIVERS.getOrDefault(provisioner, provisioner);
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
