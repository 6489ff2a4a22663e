package io.envtest.internal.registry.core;

import io.envtest.view.core.v1.AzureDiskVolumeSource;
import io.envtest.view.core.v1.DownwardAPIVolumeFile;
import io.envtest.view.core.v1.HostPathVolumeSource;
import io.envtest.view.core.v1.PersistentVolumeClaimTemplate;
import io.envtest.view.core.v1.PersistentVolumeSpec;
import io.envtest.view.core.v1.ProjectedVolumeSource;
import io.envtest.view.core.v1.Volume;
import io.envtest.view.core.v1.VolumeProjection;

/** Defaults of the kinds of storage that pods and persistent volumes have in common. */
public final class VolumeDefaults {

    private static final int FILE_MODE = 0644;
    private static final long TOKEN_SECONDS = 3600;

    private VolumeDefaults() {}

    /** Defaults of the kind of storage of a persistent volume, wherever its spec stands. */
    public static void persistent(PersistentVolumeSpec spec) {
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

    private static void hostPath(HostPathVolumeSource source) {
        if (source.present() && !source.hasType()) {
            source.setType("");
        }
    }

    private static void azureDisk(AzureDiskVolumeSource source) {
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

    /** A volume of a pod: an empty folder unless it says something else. */
    static void pod(Volume volume) {
        if (volume.node().size() == 1 && volume.node().has("name")
                || volume.node().isEmpty()) {
            volume.emptyDir().materialize();
        }
        if (volume.secret().present() && !volume.secret().hasDefaultMode()) {
            volume.secret().setDefaultMode(FILE_MODE);
        }
        if (volume.configMap().present() && !volume.configMap().hasDefaultMode()) {
            volume.configMap().setDefaultMode(FILE_MODE);
        }
        if (volume.downwardAPI().present() && !volume.downwardAPI().hasDefaultMode()) {
            volume.downwardAPI().setDefaultMode(FILE_MODE);
        }
        volume.downwardAPI().items().forEach(VolumeDefaults::downward);
        projected(volume.projected());
        hostPath(volume.hostPath());
        azureDisk(volume.azureDisk());
        old(volume);
        PersistentVolumeClaimTemplate claim = volume.ephemeral().volumeClaimTemplate();
        if (claim.present() && !claim.spec().hasVolumeMode()) {
            claim.spec().setVolumeMode("Filesystem");
        }
        if (volume.image().present() && volume.image().pullPolicy().isEmpty()) {
            volume.image()
                    .setPullPolicy(PodSpecDefaults.pullPolicy(volume.image().reference()));
        }
    }

    private static void projected(ProjectedVolumeSource projected) {
        if (!projected.present()) {
            return;
        }
        if (!projected.hasDefaultMode()) {
            projected.setDefaultMode(FILE_MODE);
        }
        for (VolumeProjection source : projected.sources()) {
            source.downwardAPI().items().forEach(VolumeDefaults::downward);
            if (source.serviceAccountToken().present()
                    && !source.serviceAccountToken().hasExpirationSeconds()) {
                source.serviceAccountToken().setExpirationSeconds(TOKEN_SECONDS);
            }
        }
    }

    private static void downward(DownwardAPIVolumeFile file) {
        if (file.fieldRef().present() && file.fieldRef().apiVersion().isEmpty()) {
            file.fieldRef().setApiVersion("v1");
        }
        if (file.resourceFieldRef().present() && !file.resourceFieldRef().hasDivisor()) {
            file.resourceFieldRef().setDivisor("0");
        }
    }

    private static void old(Volume volume) {
        if (volume.rbd().present()) {
            if (!volume.rbd().hasPool()) {
                volume.rbd().setPool("rbd");
            }
            if (!volume.rbd().hasUser()) {
                volume.rbd().setUser("admin");
            }
            if (!volume.rbd().hasKeyring()) {
                volume.rbd().setKeyring("/etc/ceph/keyring");
            }
        }
        if (volume.iscsi().present() && volume.iscsi().iscsiInterface().isEmpty()) {
            volume.iscsi().setIscsiInterface("default");
        }
        if (volume.scaleIO().present()) {
            if (volume.scaleIO().storageMode().isEmpty()) {
                volume.scaleIO().setStorageMode("ThinProvisioned");
            }
            if (volume.scaleIO().fsType().isEmpty()) {
                volume.scaleIO().setFsType("xfs");
            }
        }
    }
}
