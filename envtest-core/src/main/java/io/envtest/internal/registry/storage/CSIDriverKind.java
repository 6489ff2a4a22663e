package io.envtest.internal.registry.storage;

import static io.envtest.internal.registry.column.Columns.doc;

import io.envtest.internal.feature.Feature;
import io.envtest.internal.feature.FeatureGates;
import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.KindDeclaration;
import io.envtest.internal.registry.KindStrategy;
import io.envtest.internal.registry.StrategyContext;
import io.envtest.internal.registry.Trait;
import io.envtest.internal.registry.column.Cells;
import io.envtest.internal.registry.column.Columns;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.storage.v1.CSIDriver;
import io.envtest.view.storage.v1.CSIDriverSpec;
import io.envtest.view.storage.v1.TokenRequest;
import java.util.List;

/**
 * CSIDriver: what a storage driver on the nodes can do.
 *
 * @see <a href="https://kubernetes-csi.github.io/docs/csi-driver-object.html">CSIDriver</a>
 */
final class CSIDriverKind extends KindStrategy<CSIDriver> {

    private final boolean limits;

    private CSIDriverKind(boolean limits) {
        super(CSIDriver::of, Trait.FORBIDS_UNCONDITIONAL_UPDATE, Trait.DELETE_RETURNS_OBJECT);
        this.limits = limits;
    }

    static KindDeclaration declare(FeatureGates features) {
        return KindDeclaration.of(StorageKinds.GROUP, "CSIDriver")
                .strategy(new CSIDriverKind(features.enabled(Feature.VOLUME_LIMIT_SCALING)))
                .columns(CSIDriverKind::columns)
                .build();
    }

    private static Columns<CSIDriver> columns() {
        return Columns.of(StorageKinds.PACKAGE, CSIDriver::of)
                .name()
                .flag(
                        "AttachRequired",
                        doc("CSIDriverSpec", "attachRequired"),
                        d -> d.spec().attachRequired())
                .flag(
                        "PodInfoOnMount",
                        doc("CSIDriverSpec", "podInfoOnMount"),
                        d -> d.spec().podInfoOnMount())
                .flag(
                        "StorageCapacity",
                        doc("CSIDriverSpec", "storageCapacity"),
                        d -> d.spec().storageCapacity())
                .text("TokenRequests", doc("CSIDriverSpec", "tokenRequests"), d -> audiences(d.spec()))
                .flag(
                        "RequiresRepublish",
                        doc("CSIDriverSpec", "requiresRepublish"),
                        d -> d.spec().requiresRepublish())
                .text("Modes", doc("CSIDriverSpec", "volumeLifecycleModes"), d -> modes(d.spec()))
                .age();
    }

    private static String audiences(CSIDriverSpec spec) {
        String audiences = Cells.join(spec.tokenRequests(), TokenRequest::audience);
        return spec.tokenRequests().isEmpty() ? Cells.UNSET : audiences;
    }

    private static String modes(CSIDriverSpec spec) {
        return spec.volumeLifecycleModes().isEmpty() ? Cells.NONE : Cells.join(spec.volumeLifecycleModes());
    }

    @Override
    protected void defaults(CSIDriver driver) {
        CSIDriverSpec spec = driver.spec();
        if (!spec.hasAttachRequired()) {
            spec.setAttachRequired(true);
        }
        if (!spec.hasPodInfoOnMount()) {
            spec.setPodInfoOnMount(false);
        }
        if (!spec.hasStorageCapacity()) {
            spec.setStorageCapacity(false);
        }
        if (!spec.hasFsGroupPolicy()) {
            spec.setFsGroupPolicy("ReadWriteOnceWithFSType");
        }
        if (spec.volumeLifecycleModes().isEmpty()) {
            spec.setVolumeLifecycleModes(List.of("Persistent"));
        }
        if (!spec.hasRequiresRepublish()) {
            spec.setRequiresRepublish(false);
        }
        if (!spec.hasSeLinuxMount()) {
            spec.setSeLinuxMount(false);
        }
        if (limits && !spec.hasPreventPodSchedulingIfMissing()) {
            spec.setPreventPodSchedulingIfMissing(false);
        }
    }

    @Override
    protected void prepare(StrategyContext context, CSIDriver driver) {
        if (!limits) {
            driver.spec().removePreventPodSchedulingIfMissing();
        }
    }

    @Override
    protected void prepare(StrategyContext context, CSIDriver driver, CSIDriver old) {
        if (!limits && !old.spec().hasPreventPodSchedulingIfMissing()) {
            driver.spec().removePreventPodSchedulingIfMissing();
        }
        if (!Rules.same(driver.spec(), old.spec())) {
            driver.metadata().setGeneration(old.metadata().generation() + 1);
        }
    }

    @Override
    protected void validate(StrategyContext context, CSIDriver driver, FieldErrors errors) {
        metadata(context, driver, errors);
        CSIDriverRules.spec(errors, driver.spec());
    }

    @Override
    protected void warn(StrategyContext context, CSIDriver driver) {
        CSIDriverSpec spec = driver.spec();
        if (!spec.tokenRequests().isEmpty() && !spec.hasServiceAccountTokenInSecrets()) {
            context.warn("spec.serviceAccountTokenInSecrets is unset; if supported by this CSI driver, set to true to"
                    + " prevent possible logging of tokens in volume attributes");
        }
    }

    @Override
    protected void warn(StrategyContext context, CSIDriver driver, CSIDriver old) {
        if (!Rules.same(driver.spec().get("tokenRequests"), old.spec().get("tokenRequests"))) {
            warn(context, driver);
        }
    }

    @Override
    protected void validate(StrategyContext context, CSIDriver driver, CSIDriver old, FieldErrors errors) {
        metadata(driver, old, errors);
        CSIDriverRules.spec(errors, driver.spec());
        CSIDriverRules.updated(errors, driver.spec(), old.spec());
    }
}
