package io.envtest.internal.registry.core;

import io.envtest.internal.registry.rule.QuantityRules;
import io.envtest.view.FieldPath;
import io.envtest.view.View;
import io.envtest.view.core.v1.PersistentVolumeClaimSpec;
import io.envtest.view.core.v1.Volume;
import java.util.List;

/** Warnings about volumes whose kind of storage is gone or going. */
final class VolumeWarnings {

    private VolumeWarnings() {}

    static void add(List<String> warnings, Volume volume) {
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
        PersistentVolumeClaimSpec claim =
                volume.ephemeral().volumeClaimTemplate().spec();
        claim(warnings, claim.path(), claim);
    }

    private static void source(List<String> warnings, Volume volume, String field, View source, String since) {
        if (source.present()) {
            warnings.add(volume.path(field) + ": deprecated in " + since);
        }
    }

    static void claim(List<String> warnings, FieldPath place, PersistentVolumeClaimSpec spec) {
        String storage = spec.resources().requests().get("storage");
        if (storage != null && QuantityRules.ofList(storage).milliValue() % 1000 != 0) {
            warnings.add(place.child("resources", "requests").key("storage") + ": fractional byte value \""
                    + QuantityRules.of(storage) + "\" is invalid, must be an integer");
        }
    }
}
