package io.envtest.internal.registry.core;

import io.envtest.internal.field.FieldErrors;
import io.envtest.view.FieldPath;
import io.envtest.view.core.v1.PersistentVolumeSpec;
import java.util.List;

/**
 * Exactly one type of storage must be given for a persistent volume, and make sense.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/storage/persistent-volumes/#types-of-persistent-volumes">Types of persistent
 *     volumes</a>
 */
final class PersistentVolumeTypeRules {

    /** In the order in which they are looked at: the first is the one that is meant. */
    private static final List<String> TYPES = List.of(
            "hostPath",
            "gcePersistentDisk",
            "awsElasticBlockStore",
            "glusterfs",
            "flocker",
            "nfs",
            "rbd",
            "quobyte",
            "cephfs",
            "iscsi",
            "cinder",
            "fc",
            "flexVolume",
            "azureFile",
            "vsphereVolume",
            "photonPersistentDisk",
            "portworxVolume",
            "azureDisk",
            "scaleIO",
            "local",
            "storageos",
            "csi");

    private PersistentVolumeTypeRules() {}

    static void check(FieldErrors errors, PersistentVolumeSpec spec, String name) {
        int count = 0;
        for (String type : TYPES) {
            if (!spec.has(type)) {
                continue;
            }
            count++;
            if (count == 1 || type.equals("flexVolume")) { // which counts, but is never refused for being one too many
                source(errors, spec, type, name);
            } else {
                String shown = type.equals("cephfs") ? "cephFS" : type;
                errors.forbidden(spec.path(shown), "may not specify more than 1 volume type");
            }
        }
        if (count == 0) {
            errors.required(spec.path(), "must specify a volume type");
        }
    }

    private static void source(FieldErrors errors, PersistentVolumeSpec spec, String type, String name) {
        FieldPath path = spec.path();
        switch (type) {
            case "hostPath" -> VolumeSourceRules.hostPath(errors, path, spec.hostPath());
            case "gcePersistentDisk" -> VolumeSourceRules.gce(errors, path, spec.gcePersistentDisk());
            case "awsElasticBlockStore" -> VolumeSourceRules.aws(errors, path, spec.awsElasticBlockStore());
            case "glusterfs" -> PersistentVolumeSourceRules.glusterfs(errors, spec.glusterfs());
            case "flocker" -> VolumeSourceRules.flocker(errors, path, spec.flocker());
            case "nfs" -> VolumeSourceRules.nfs(errors, path, spec.nfs());
            case "rbd" -> PersistentVolumeSourceRules.rbd(errors, spec.rbd());
            case "quobyte" -> VolumeSourceRules.quobyte(errors, path, spec.quobyte());
            case "cephfs" -> PersistentVolumeSourceRules.cephfs(errors, spec.cephfs());
            case "iscsi" -> PersistentVolumeSourceRules.iscsi(errors, spec.iscsi(), name);
            case "cinder" -> PersistentVolumeSourceRules.cinder(errors, spec.cinder());
            case "fc" -> VolumeSourceRules.fibreChannel(errors, path, spec.fc());
            case "flexVolume" -> PersistentVolumeSourceRules.flex(errors, spec.flexVolume());
            case "azureFile" -> PersistentVolumeSourceRules.azureFile(errors, spec.azureFile());
            case "vsphereVolume" -> VolumeSourceRules.vsphere(errors, path, spec.vsphereVolume());
            case "photonPersistentDisk" -> VolumeSourceRules.photon(errors, path, spec.photonPersistentDisk());
            case "portworxVolume" -> VolumeSourceRules.portworx(errors, path, spec.portworxVolume());
            case "azureDisk" -> VolumeSourceRules.azureDisk(errors, path, spec.azureDisk());
            case "scaleIO" -> PersistentVolumeSourceRules.scaleIo(errors, spec.scaleIO());
            case "local" -> local(errors, spec);
            case "storageos" -> PersistentVolumeSourceRules.storageOs(errors, spec.storageos());
            case "csi" -> PersistentVolumeSourceRules.csi(errors, spec.csi());
            default -> throw new IllegalArgumentException(type);
        }
    }

    private static void local(FieldErrors errors, PersistentVolumeSpec spec) {
        PersistentVolumeSourceRules.local(errors, spec.local());
        if (!spec.nodeAffinity().present()) {
            errors.required(spec.path("nodeAffinity"), "Local volume requires node affinity");
        }
    }
}
