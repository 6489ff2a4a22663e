package io.envtest.internal.registry.core;

import static io.envtest.internal.registry.column.Columns.doc;

import io.envtest.internal.feature.Feature;
import io.envtest.internal.feature.FeatureGates;
import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.KindDeclaration;
import io.envtest.internal.registry.KindStrategy;
import io.envtest.internal.registry.StatusStrategy;
import io.envtest.internal.registry.StrategyContext;
import io.envtest.internal.registry.Trait;
import io.envtest.internal.registry.column.Cells;
import io.envtest.internal.registry.column.Columns;
import io.envtest.view.core.v1.PersistentVolume;
import io.envtest.view.core.v1.PersistentVolumeSpec;
import java.util.List;
import java.util.Map;

/**
 * PersistentVolume: a piece of storage in the cluster.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/storage/persistent-volumes/">Persistent volumes</a>
 */
final class PersistentVolumeKind {

    private static final String CLASS_ANNOTATION = "volume.beta.kubernetes.io/storage-class";
    private static final Map<String, String> SHORT_MODES =
            Map.of("ReadWriteOnce", "RWO", "ReadOnlyMany", "ROX", "ReadWriteMany", "RWX", "ReadWriteOncePod", "RWOP");

    private PersistentVolumeKind() {}

    static KindDeclaration declare(FeatureGates features) {
        return KindDeclaration.of("", "PersistentVolume")
                .strategy(new Main(features.enabled(Feature.MUTABLE_PV_NODE_AFFINITY)))
                .status(new Status())
                .columns(PersistentVolumeKind::columns)
                .build();
    }

    private static final class Main extends KindStrategy<PersistentVolume> {

        private final boolean moves;

        Main(boolean moves) {
            super(PersistentVolume::of, Trait.DELETE_RETURNS_OBJECT);
            this.moves = moves;
        }

        @Override
        protected void defaults(PersistentVolume volume) {
            if (volume.status().phase().isEmpty()) {
                volume.status().setPhase("Pending");
            }
            PersistentVolumeSpec spec = volume.spec();
            if (spec.persistentVolumeReclaimPolicy().isEmpty()) {
                spec.setPersistentVolumeReclaimPolicy("Retain");
            }
            if (!spec.hasVolumeMode()) {
                spec.setVolumeMode("Filesystem");
            }
            VolumeDefaults.persistent(spec);
        }

        @Override
        protected void prepare(StrategyContext context, PersistentVolume volume) {
            super.prepare(context, volume);
            volume.status().setPhase("Pending");
            volume.status().setLastPhaseTransitionTime(context.timestamp());
        }

        @Override
        protected void validate(StrategyContext context, PersistentVolume volume, FieldErrors errors) {
            all(context, volume, errors);
            PersistentVolumeRules.mountOptions(errors, volume);
        }

        private void all(StrategyContext context, PersistentVolume volume, FieldErrors errors) {
            metadata(context, volume, errors);
            PersistentVolumeRules.spec(errors, volume.spec(), volume.metadata().name());
        }

        @Override
        protected void validate(
                StrategyContext context, PersistentVolume volume, PersistentVolume old, FieldErrors errors) {
            validate(context, volume, errors);
            all(context, volume, errors);
            PersistentVolumeRules.updated(errors, volume.spec(), old.spec(), moves);
        }

        @Override
        protected void warn(StrategyContext context, PersistentVolume volume) {
            PersistentVolumeWarnings.of(volume).forEach(context::warn);
        }

        @Override
        protected void warn(StrategyContext context, PersistentVolume volume, PersistentVolume old) {
            PersistentVolumeWarnings.of(volume).forEach(context::warn);
        }
    }

    private static final class Status extends StatusStrategy<PersistentVolume> {

        Status() {
            super(PersistentVolume::of);
        }

        @Override
        protected void prepare(StrategyContext context, PersistentVolume volume, PersistentVolume old) {
            super.prepare(context, volume, old);
            boolean changed = !volume.status().phase().equals(old.status().phase());
            boolean said = volume.status().hasLastPhaseTransitionTime()
                    && !volume.status()
                            .lastPhaseTransitionTime()
                            .equals(old.status().lastPhaseTransitionTime());
            if (changed && !said) {
                volume.status().setLastPhaseTransitionTime(context.timestamp());
            } else if (!changed
                    && !volume.status().hasLastPhaseTransitionTime()
                    && old.status().hasLastPhaseTransitionTime()) {
                volume.status().setLastPhaseTransitionTime(old.status().lastPhaseTransitionTime());
            }
        }
    }

    private static Columns<PersistentVolume> columns() {
        return Columns.of("io.k8s.api.core.v1", PersistentVolume::of)
                .name()
                .text(
                        "Capacity",
                        doc("PersistentVolumeSpec", "capacity"),
                        v -> v.spec().capacity().getOrDefault("storage", ""))
                .text(
                        "Access Modes",
                        doc("PersistentVolumeSpec", "accessModes"),
                        v -> accessModes(v.spec().accessModes()))
                .text(
                        "Reclaim Policy",
                        doc("PersistentVolumeSpec", "persistentVolumeReclaimPolicy"),
                        v -> v.spec().persistentVolumeReclaimPolicy())
                .text("Status", doc("PersistentVolumeStatus", "phase"), PersistentVolumeKind::phase)
                .text("Claim", doc("PersistentVolumeSpec", "claimRef"), PersistentVolumeKind::claim)
                .text("StorageClass", "StorageClass of the pv", PersistentVolumeKind::storageClass)
                .text(
                        "VolumeAttributesClass",
                        "VolumeAttributesClass of the pv",
                        v -> Cells.orUnset(v.spec().volumeAttributesClassName()))
                .text(
                        "Reason",
                        doc("PersistentVolumeStatus", "reason"),
                        v -> v.status().reason())
                .age()
                .wide()
                .text(
                        "VolumeMode",
                        doc("PersistentVolumeSpec", "volumeMode"),
                        v -> v.spec().hasVolumeMode() ? v.spec().volumeMode() : Cells.UNSET);
    }

    private static String phase(PersistentVolume volume) {
        return volume.metadata().hasDeletionTimestamp()
                ? "Terminating"
                : volume.status().phase();
    }

    private static String claim(PersistentVolume volume) {
        return volume.spec().claimRef().present()
                ? volume.spec().claimRef().namespace() + "/"
                        + volume.spec().claimRef().name()
                : "";
    }

    private static String storageClass(PersistentVolume volume) {
        return volume.metadata()
                .annotations()
                .getOrDefault(CLASS_ANNOTATION, volume.spec().storageClassName());
    }

    /** The modes in short, each once: {@code RWO,ROX}. */
    static String accessModes(List<String> modes) {
        List<String> order = List.of("ReadWriteOnce", "ReadOnlyMany", "ReadWriteMany", "ReadWriteOncePod");
        return Cells.join(
                order.stream().filter(modes::contains).map(SHORT_MODES::get).toList());
    }
}
