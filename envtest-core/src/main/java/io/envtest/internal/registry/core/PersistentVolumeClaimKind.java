package io.envtest.internal.registry.core;

import static io.envtest.internal.registry.column.Columns.doc;

import com.fasterxml.jackson.databind.node.ObjectNode;
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
import io.envtest.internal.registry.rule.QuantityRules;
import io.envtest.view.core.v1.PersistentVolumeClaim;

/**
 * PersistentVolumeClaim: a wish for storage.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/storage/persistent-volumes/#persistentvolumeclaims">Claims</a>
 */
final class PersistentVolumeClaimKind {

    /** Once named the class of a claim or volume. */
    static final String CLASS_ANNOTATION = "volume.beta.kubernetes.io/storage-class";

    private PersistentVolumeClaimKind() {}

    static KindDeclaration declare(FeatureGates features) {
        return KindDeclaration.of("", "PersistentVolumeClaim")
                .strategy(new Main(features.enabled(Feature.CROSS_NAMESPACE_VOLUME_DATA_SOURCE)))
                .status(StatusStrategy.of(
                        PersistentVolumeClaim::of,
                        (errors, claim, old) -> ClaimStatusRules.check(errors, claim.status())))
                .columns(PersistentVolumeClaimKind::columns)
                .build();
    }

    private static Columns<PersistentVolumeClaim> columns() {
        return Columns.of("io.k8s.api.core.v1", PersistentVolumeClaim::of)
                .name()
                .text("Status", doc("PersistentVolumeClaimStatus", "phase"), PersistentVolumeClaimKind::phase)
                .text(
                        "Volume",
                        doc("PersistentVolumeClaimSpec", "volumeName"),
                        claim -> claim.spec().volumeName())
                .text("Capacity", doc("PersistentVolumeClaimStatus", "capacity"), PersistentVolumeClaimKind::capacity)
                .text(
                        "Access Modes",
                        doc("PersistentVolumeClaimStatus", "accessModes"),
                        PersistentVolumeClaimKind::accessModes)
                .text("StorageClass", "StorageClass of the pvc", PersistentVolumeClaimKind::storageClass)
                .text(
                        "VolumeAttributesClass",
                        "VolumeAttributesClass of the pvc",
                        claim -> Cells.orUnset(claim.spec().volumeAttributesClassName()))
                .age()
                .wide()
                .text(
                        "VolumeMode",
                        doc("PersistentVolumeClaimSpec", "volumeMode"),
                        claim -> Cells.orUnset(claim.spec().volumeMode()));
    }

    private static String phase(PersistentVolumeClaim claim) {
        return claim.metadata().hasDeletionTimestamp()
                ? "Terminating"
                : claim.status().phase();
    }

    private static String capacity(PersistentVolumeClaim claim) {
        if (claim.spec().volumeName().isEmpty()) {
            return "";
        }
        return QuantityRules.of(claim.status().capacity().getOrDefault("storage", "0"))
                .toString();
    }

    private static String accessModes(PersistentVolumeClaim claim) {
        return claim.spec().volumeName().isEmpty()
                ? ""
                : PersistentVolumeKind.accessModes(claim.status().accessModes());
    }

    private static String storageClass(PersistentVolumeClaim claim) {
        return claim.metadata()
                .annotations()
                .getOrDefault(CLASS_ANNOTATION, claim.spec().storageClassName());
    }

    private static final class Main extends KindStrategy<PersistentVolumeClaim> {

        private final boolean foreign;

        Main(boolean foreign) {
            super(PersistentVolumeClaim::of, Trait.DELETE_RETURNS_OBJECT);
            this.foreign = foreign;
        }

        @Override
        protected void defaults(PersistentVolumeClaim claim) {
            if (claim.status().phase().isEmpty()) {
                claim.status().setPhase("Pending");
            }
            if (!claim.spec().hasVolumeMode()) {
                claim.spec().setVolumeMode("Filesystem");
            }
        }

        /** The phase is filled in when a claim is read, until the claim is written again. */
        @Override
        public boolean storesLess(ObjectNode created) {
            return true;
        }

        @Override
        protected void prepare(StrategyContext context, PersistentVolumeClaim claim) {
            super.prepare(context, claim);
            claim.status().setPhase("Pending");
            if (!foreign) {
                ClaimSources.dropForeign(claim.spec());
            }
            ClaimSources.dropUnknown(claim.spec());
            ClaimSources.align(claim.spec());
        }

        @Override
        protected void prepare(StrategyContext context, PersistentVolumeClaim claim, PersistentVolumeClaim old) {
            super.prepare(context, claim, old);
            if (!foreign && !old.spec().dataSourceRef().present()) {
                ClaimSources.dropForeign(claim.spec());
            }
            if (!old.spec().dataSource().present()) {
                ClaimSources.dropUnknown(claim.spec());
            }
            ClaimSources.align(claim.spec());
        }

        @Override
        protected void validate(StrategyContext context, PersistentVolumeClaim claim, FieldErrors errors) {
            metadata(context, claim, errors);
            PersistentVolumeClaimRules.spec(errors, claim.spec());
        }

        @Override
        protected void validate(
                StrategyContext context, PersistentVolumeClaim claim, PersistentVolumeClaim old, FieldErrors errors) {
            metadata(claim, old, errors);
            metadata(context, claim, errors);
            PersistentVolumeClaimRules.spec(errors, claim.spec(), ClaimSources.anyGroup(old.spec()));
            ClaimChange.check(errors, claim, old);
        }

        @Override
        protected void warn(StrategyContext context, PersistentVolumeClaim claim) {
            PersistentVolumeClaimRules.warnings(claim).forEach(context::warn);
        }

        @Override
        protected void warn(StrategyContext context, PersistentVolumeClaim claim, PersistentVolumeClaim old) {
            warn(context, claim);
        }
    }
}
