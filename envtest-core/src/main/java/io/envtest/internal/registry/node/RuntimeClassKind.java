package io.envtest.internal.registry.node;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.KindDeclaration;
import io.envtest.internal.registry.KindStrategy;
import io.envtest.internal.registry.StrategyContext;
import io.envtest.internal.registry.Trait;
import io.envtest.internal.registry.column.Columns;
import io.envtest.internal.registry.core.DeprecatedLabels;
import io.envtest.internal.registry.core.PlacementRules;
import io.envtest.internal.registry.core.PodAllowances;
import io.envtest.internal.registry.core.ResourceNames;
import io.envtest.internal.registry.rule.Formats;
import io.envtest.internal.registry.rule.GoValue;
import io.envtest.internal.registry.rule.LabelRules;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.FieldPath;
import io.envtest.view.core.v1.Toleration;
import io.envtest.view.node.v1.RuntimeClass;
import io.envtest.view.node.v1.Scheduling;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * RuntimeClass: a way to run containers that nodes offer.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/containers/runtime-class/">Runtime classes</a>
 */
final class RuntimeClassKind extends KindStrategy<RuntimeClass> {

    private RuntimeClassKind() {
        super(
                RuntimeClass::of,
                Trait.ALLOWS_CREATE_ON_UPDATE,
                Trait.FORBIDS_UNCONDITIONAL_UPDATE,
                Trait.TAKES_ANY_FINALIZER);
    }

    static KindDeclaration declare() {
        return KindDeclaration.of("node.k8s.io", "RuntimeClass")
                .strategy(new RuntimeClassKind())
                .columns(RuntimeClassKind::columns)
                .build();
    }

    private static Columns<RuntimeClass> columns() {
        return Columns.of("io.k8s.api.node.v1", RuntimeClass::of)
                .name()
                .text("Handler", "", RuntimeClass::handler)
                .age();
    }

    @Override
    protected void validate(StrategyContext context, RuntimeClass runtime, FieldErrors errors) {
        metadata(context, runtime, errors);
        Rules.requiredFormat(errors, runtime.path("handler"), runtime.handler(), Formats.DNS_LABEL);
        FieldPath limits = runtime.overhead().path("limits");
        Map<String, String> amounts = new TreeMap<>(runtime.overhead().podFixed());
        amounts.forEach((name, amount) -> {
            ResourceNames.container(errors, limits.key(name), name);
            ResourceNames.containerAmount(errors, limits.key(name), name, amount);
        });
        ResourceNames.huge(errors, runtime.path("overhead"), amounts.keySet());
        scheduling(errors, runtime.scheduling());
    }

    private static void scheduling(FieldErrors errors, Scheduling scheduling) {
        LabelRules.labels(errors, scheduling.path("nodeSelector"), scheduling.nodeSelector());
        List<Toleration> tolerations = scheduling.tolerations();
        PlacementRules.tolerations(errors, tolerations, PodAllowances.NONE);
        for (int i = 0; i < tolerations.size(); i++) {
            Toleration toleration = tolerations.get(i);
            if (tolerations.subList(0, i).stream().anyMatch(earlier -> Rules.same(earlier, toleration))) {
                errors.duplicate(scheduling.path("tolerations").index(i), GoValue.of(toleration));
            }
        }
    }

    @Override
    protected void warn(StrategyContext context, RuntimeClass runtime) {
        FieldPath selector = runtime.scheduling().path("nodeSelector");
        for (String label : new TreeMap<>(runtime.scheduling().nodeSelector()).keySet()) {
            DeprecatedLabels.warning(label).ifPresent(warning -> context.warn(selector + ": " + warning));
        }
    }

    @Override
    protected void warn(StrategyContext context, RuntimeClass runtime, RuntimeClass old) {
        warn(context, runtime);
    }

    @Override
    protected void validate(StrategyContext context, RuntimeClass runtime, RuntimeClass old, FieldErrors errors) {
        validate(context, runtime, errors);
        metadata(runtime, old, errors);
        Rules.immutable(errors, runtime.path("handler"), runtime.handler(), old.handler());
    }
}
