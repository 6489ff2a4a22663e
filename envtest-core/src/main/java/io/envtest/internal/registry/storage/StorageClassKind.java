package io.envtest.internal.registry.storage;

import static io.envtest.internal.registry.column.Columns.doc;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.KindDeclaration;
import io.envtest.internal.registry.KindStrategy;
import io.envtest.internal.registry.StrategyContext;
import io.envtest.internal.registry.Trait;
import io.envtest.internal.registry.column.Columns;
import io.envtest.internal.registry.core.DeprecatedLabels;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.FieldPath;
import io.envtest.view.core.v1.TopologySelectorLabelRequirement;
import io.envtest.view.core.v1.TopologySelectorTerm;
import io.envtest.view.storage.v1.StorageClass;
import java.util.List;

/**
 * StorageClass: how volumes of a kind are made.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/storage/storage-classes/">Storage classes</a>
 */
final class StorageClassKind extends KindStrategy<StorageClass> {

    private static final List<String> DEFAULT_MARKS =
            List.of("storageclass.kubernetes.io/is-default-class", "storageclass.beta.kubernetes.io/is-default-class");
    private static final List<String> RECLAIM_POLICIES = List.of("Delete", "Retain");
    private static final List<String> BINDING_MODES = List.of("Immediate", "WaitForFirstConsumer");

    private StorageClassKind() {
        super(StorageClass::of, Trait.DELETE_RETURNS_OBJECT);
    }

    static KindDeclaration declare() {
        return KindDeclaration.of(StorageKinds.GROUP, "StorageClass")
                .strategy(new StorageClassKind())
                .columns(StorageClassKind::columns)
                .build();
    }

    private static Columns<StorageClass> columns() {
        return Columns.of(StorageKinds.PACKAGE, StorageClass::of)
                .name(StorageClassKind::name)
                .text("Provisioner", doc("StorageClass", "provisioner"), StorageClass::provisioner)
                .text("ReclaimPolicy", doc("StorageClass", "reclaimPolicy"), StorageClass::reclaimPolicy)
                .text("VolumeBindingMode", doc("StorageClass", "volumeBindingMode"), StorageClass::volumeBindingMode)
                .text(
                        "AllowVolumeExpansion",
                        doc("StorageClass", "allowVolumeExpansion"),
                        StorageClass::allowVolumeExpansion)
                .age();
    }

    @Override
    protected void defaults(StorageClass storage) {
        if (!storage.hasReclaimPolicy()) {
            storage.setReclaimPolicy("Delete");
        }
        if (!storage.hasVolumeBindingMode()) {
            storage.setVolumeBindingMode("Immediate");
        }
    }

    @Override
    protected void validate(StrategyContext context, StorageClass storage, FieldErrors errors) {
        metadata(context, storage, errors);
        ParameterRules.driver(errors, storage.path("provisioner"), storage.provisioner());
        ParameterRules.parameters(errors, storage.path("parameters"), storage.parameters());
        if (!storage.reclaimPolicy().isEmpty()) {
            Rules.oneOf(errors, storage.path("reclaimPolicy"), storage.reclaimPolicy(), RECLAIM_POLICIES);
        }
        Rules.oneOf(errors, storage.path("volumeBindingMode"), storage.volumeBindingMode(), BINDING_MODES);
        TopologyRules.terms(errors, storage.path("allowedTopologies"), storage.allowedTopologies());
    }

    @Override
    protected void validate(StrategyContext context, StorageClass storage, StorageClass old, FieldErrors errors) {
        validate(context, storage, errors);
        metadata(storage, old, errors);
        Rules.immutable(errors, storage.path("parameters"), storage.get("parameters"), old.get("parameters"));
        Rules.immutable(errors, storage.path("provisioner"), storage.provisioner(), old.provisioner());
        Rules.immutable(errors, storage.path("reclaimPolicy"), storage.reclaimPolicy(), old.reclaimPolicy());
        FieldPath mode = storage.path("volumeBindingMode");
        Rules.immutable(errors, mode, storage.volumeBindingMode(), old.volumeBindingMode());
    }

    @Override
    protected void warn(StrategyContext context, StorageClass storage) {
        for (TopologySelectorTerm term : storage.allowedTopologies()) {
            for (TopologySelectorLabelRequirement expression : term.matchLabelExpressions()) {
                DeprecatedLabels.warning(expression.key())
                        .ifPresent(warning -> context.warn(expression.path("key") + ": " + warning));
            }
        }
    }

    @Override
    protected void warn(StrategyContext context, StorageClass storage, StorageClass old) {
        warn(context, storage);
    }

    private static String name(StorageClass storage) {
        boolean byDefault = DEFAULT_MARKS.stream()
                .anyMatch(mark -> "true".equals(storage.metadata().annotations().get(mark)));
        return storage.metadata().name() + (byDefault ? " (default)" : "");
    }
}
