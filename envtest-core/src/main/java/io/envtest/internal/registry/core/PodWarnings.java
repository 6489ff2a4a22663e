package io.envtest.internal.registry.core;

import io.envtest.view.View;
import io.envtest.view.core.v1.Pod;
import io.envtest.view.core.v1.PodSpec;
import io.envtest.view.core.v1.TopologySpreadConstraint;
import io.envtest.view.core.v1.Volume;
import java.util.ArrayList;
import java.util.List;

/** Warnings about pods that use what is deprecated or does not do what it seems to. */
final class PodWarnings {

    private PodWarnings() {}

    static List<String> of(Pod pod) {
        return of(pod.spec());
    }

    static List<String> of(PodSpec spec) {
        List<String> warnings = new ArrayList<>();
        for (TopologySpreadConstraint constraint : spec.topologySpreadConstraints()) {
            if (!constraint.labelSelector().present()) {
                warnings.add(constraint.path("labelSelector") + ": a null labelSelector results in matching no pod");
            }
        }
        spec.volumes().forEach(volume -> volume(warnings, volume));
        return warnings;
    }

    private static void volume(List<String> warnings, Volume volume) {
        source(
                warnings,
                volume,
                "photonPersistentDisk",
                volume.photonPersistentDisk(),
                "v1.11, non-functional in v1.16+");
        source(warnings, volume, "gitRepo", volume.gitRepo(), "v1.11, and disabled by default in v1.33+");
        source(warnings, volume, "scaleIO", volume.scaleIO(), "v1.16, non-functional in v1.22+");
        source(warnings, volume, "flocker", volume.flocker(), "v1.22, non-functional in v1.25+");
        source(warnings, volume, "storageOS", volume.storageos(), "v1.22, non-functional in v1.25+");
        source(warnings, volume, "quobyte", volume.quobyte(), "v1.22, non-functional in v1.25+");
        source(warnings, volume, "glusterfs", volume.glusterfs(), "v1.25, non-functional in v1.26+");
        source(warnings, volume, "cephfs", volume.cephfs(), "v1.28, non-functional in v1.31+");
        source(warnings, volume, "rbd", volume.rbd(), "v1.28, non-functional in v1.31+");
    }

    private static void source(List<String> warnings, Volume volume, String field, View source, String since) {
        if (source.present()) {
            warnings.add(volume.path(field) + ": deprecated in " + since);
        }
    }
}
