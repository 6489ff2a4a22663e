package io.envtest.internal.registry.core;

import io.envtest.view.View;
import io.envtest.view.core.v1.NodeSelectorRequirement;
import io.envtest.view.core.v1.NodeSelectorTerm;
import io.envtest.view.core.v1.PersistentVolume;
import io.envtest.view.core.v1.PersistentVolumeSpec;
import java.util.ArrayList;
import java.util.List;

/** Warnings about persistent volumes that use what is deprecated. */
final class PersistentVolumeWarnings {

    private static final String CLASS_ANNOTATION = "volume.beta.kubernetes.io/storage-class";
    /** Once held options for mounting. */
    static final String MOUNT_ANNOTATION = "volume.beta.kubernetes.io/mount-options";

    private PersistentVolumeWarnings() {}

    static List<String> of(PersistentVolume volume) {
        List<String> warnings = new ArrayList<>();
        annotation(
                warnings,
                volume,
                CLASS_ANNOTATION,
                "deprecated since v1.8; use \"storageClassName\" attribute instead");
        annotation(
                warnings, volume, MOUNT_ANNOTATION, "deprecated since v1.31; use \"mountOptions\" attribute instead");
        PersistentVolumeSpec spec = volume.spec();
        if (spec.persistentVolumeReclaimPolicy().equals("Recycle")) {
            warnings.add("spec.persistentVolumeReclaimPolicy: The Recycle reclaim policy is deprecated. Instead, the"
                    + " recommended approach is to use dynamic provisioning.");
        }
        spec.nodeAffinity().required().nodeSelectorTerms().forEach(term -> labels(warnings, term));
        source(warnings, spec.cephfs(), "cephfs", "v1.28, non-functional in v1.31+");
        source(warnings, spec.photonPersistentDisk(), "photonPersistentDisk", "v1.11, non-functional in v1.16+");
        source(warnings, spec.scaleIO(), "scaleIO", "v1.16, non-functional in v1.22+");
        source(warnings, spec.storageos(), "storageOS", "v1.22, non-functional in v1.25+");
        source(warnings, spec.glusterfs(), "glusterfs", "v1.25, non-functional in v1.26+");
        source(warnings, spec.rbd(), "rbd", "v1.28, non-functional in v1.31+");
        return warnings;
    }

    private static void annotation(List<String> warnings, PersistentVolume volume, String name, String words) {
        if (volume.metadata().annotations().containsKey(name)) {
            warnings.add("metadata.annotations[" + name + "]: " + words);
        }
    }

    private static void labels(List<String> warnings, NodeSelectorTerm term) {
        for (NodeSelectorRequirement requirement : term.matchExpressions()) {
            DeprecatedLabels.warning(requirement.key())
                    .ifPresent(warning ->
                            warnings.add(requirement.path("key") + ": " + requirement.key() + " is " + warning));
        }
    }

    private static void source(List<String> warnings, View source, String field, String since) {
        if (source.present()) {
            warnings.add("spec." + field + ": deprecated in " + since);
        }
    }
}
