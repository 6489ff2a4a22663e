package io.envtest.internal.registry.storage;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.KindDeclaration;
import io.envtest.internal.registry.KindStrategy;
import io.envtest.internal.registry.StrategyContext;
import io.envtest.internal.registry.Trait;
import io.envtest.internal.registry.core.DeprecatedLabels;
import io.envtest.internal.registry.rule.Formats;
import io.envtest.internal.registry.rule.LabelRules;
import io.envtest.internal.registry.rule.QuantityRules;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.meta.v1.LabelSelector;
import io.envtest.view.storage.v1.CSIStorageCapacity;
import java.util.TreeMap;

/**
 * CSIStorageCapacity: how much of a class a driver can still provide in a part of the cluster.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/storage/storage-capacity/">Storage capacity</a>
 */
final class CSIStorageCapacityKind extends KindStrategy<CSIStorageCapacity> {

    private CSIStorageCapacityKind() {
        super(CSIStorageCapacity::of, Trait.FORBIDS_UNCONDITIONAL_UPDATE);
    }

    static KindDeclaration declare() {
        return KindDeclaration.of(StorageKinds.GROUP, "CSIStorageCapacity")
                .strategy(new CSIStorageCapacityKind())
                .build();
    }

    @Override
    protected void validate(StrategyContext context, CSIStorageCapacity capacity, FieldErrors errors) {
        metadata(context, capacity, errors);
        LabelRules.selector(errors, capacity.nodeTopology());
        Rules.format(errors, capacity.path("storageClassName"), capacity.storageClassName(), Formats.DNS_SUBDOMAIN);
        if (capacity.hasCapacity()) {
            QuantityRules.nonNegative(errors, capacity.path("capacity"), capacity.capacity());
        }
    }

    @Override
    protected void warn(StrategyContext context, CSIStorageCapacity capacity) {
        LabelSelector topology = capacity.nodeTopology();
        topology.matchExpressions()
                .forEach(expression -> DeprecatedLabels.warning(expression.key())
                        .ifPresent(warning ->
                                context.warn(expression.path("key") + ": " + expression.key() + " is " + warning)));
        for (String label : new TreeMap<>(topology.matchLabels()).keySet()) {
            DeprecatedLabels.warning(label)
                    .ifPresent(
                            warning -> context.warn(topology.path("matchLabels").child(label) + ": " + warning));
        }
    }

    @Override
    protected void warn(StrategyContext context, CSIStorageCapacity capacity, CSIStorageCapacity old) {
        warn(context, capacity);
    }

    @Override
    protected void validate(
            StrategyContext context, CSIStorageCapacity capacity, CSIStorageCapacity old, FieldErrors errors) {
        validate(context, capacity, errors);
        metadata(capacity, old, errors);
        Rules.immutable(errors, capacity.nodeTopology(), old.nodeTopology());
        Rules.immutable(errors, capacity.path("storageClassName"), capacity.storageClassName(), old.storageClassName());
    }
}
