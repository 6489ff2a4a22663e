package io.envtest.internal.registry.core;

import io.envtest.view.core.v1.AzureDiskVolumeSource;
import io.envtest.view.core.v1.HostPathVolumeSource;
import io.envtest.view.core.v1.PersistentVolumeSpec;

/** Defaults of the kinds of storage that pods and persistent volumes have in common. */
final class VolumeDefaults {

    private VolumeDefaults() {}

    static void persistent(PersistentVolumeSpec spec) {
        hostPath(spec.hostPath());
        azureDisk(spec.azureDisk());
        if (spec.rbd().present()) {
            if (!spec.rbd().hasPool()) {
                spec.rbd().setPool("rbd");
            }
            if (!spec.rbd().hasUser()) {
                spec.rbd().setUser("admin");
            }
            if (!spec.rbd().hasKeyring()) {
                spec.rbd().setKeyring("/etc/ceph/keyring");
            }
        }
        if (spec.iscsi().present() && spec.iscsi().iscsiInterface().isEmpty()) {
            spec.iscsi().setIscsiInterface("default");
        }
        if (spec.scaleIO().present()) {
            if (spec.scaleIO().storageMode().isEmpty()) {
                spec.scaleIO().setStorageMode("ThinProvisioned");
            }
            if (spec.scaleIO().fsType().isEmpty()) {
                spec.scaleIO().setFsType("xfs");
            }
        }
    }

    static void hostPath(HostPathVolumeSource source) {
        if (source.present() && !source.hasType()) {
            source.setType("");
        }
    }

    static void azureDisk(AzureDiskVolumeSource source) {
        if (!source.present()) {
            return;
        }
        if (!source.hasCachingMode()) {
            source.setCachingMode("ReadWrite");
        }
        if (!source.hasKind()) {
            source.setKind("Shared");
        }
        if (!source.hasFsType()) {
            source.setFsType("ext4");
        }
        if (!source.hasReadOnly()) {
            source.setReadOnly(false);
        }
    }
}
