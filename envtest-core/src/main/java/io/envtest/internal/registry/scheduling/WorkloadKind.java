package io.envtest.internal.registry.scheduling;

import io.envtest.internal.feature.FeatureGates;
import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.KindDeclaration;
import io.envtest.internal.registry.KindStrategy;
import io.envtest.internal.registry.StrategyContext;
import io.envtest.internal.registry.column.Columns;
import io.envtest.internal.registry.rule.Formats;
import io.envtest.internal.registry.rule.GoValue;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.scheduling.v1alpha2.PodGroupTemplate;
import io.envtest.view.scheduling.v1alpha2.TypedLocalObjectReference;
import io.envtest.view.scheduling.v1alpha2.Workload;
import io.envtest.view.scheduling.v1alpha2.WorkloadSpec;
import java.util.HashSet;
import java.util.Set;

/**
 * Workload: which groups of pods belong together, and how each group is to be scheduled.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/workloads/workload-api/">Workload API</a>
 */
final class WorkloadKind extends KindStrategy<Workload> {

    private static final int MOST_TEMPLATES = 8;

    private final GroupFeatures features;

    private WorkloadKind(FeatureGates gates) {
        super(Workload::of);
        this.features = new GroupFeatures(gates);
    }

    static KindDeclaration declare(FeatureGates gates) {
        return KindDeclaration.of("scheduling.k8s.io", "Workload")
                .strategy(new WorkloadKind(gates))
                .columns(WorkloadKind::columns)
                .build();
    }

    private static Columns<Workload> columns() {
        return Columns.of("io.k8s.api.scheduling.v1alpha2", Workload::of).name().age();
    }

    @Override
    protected void prepare(StrategyContext context, Workload workload) {
        workload.spec().podGroupTemplates().forEach(features::drop);
    }

    @Override
    protected void prepare(StrategyContext context, Workload workload, Workload old) {
        features.drop(workload.spec().podGroupTemplates(), old.spec().podGroupTemplates());
    }

    @Override
    protected void validate(StrategyContext context, Workload workload, FieldErrors errors) {
        metadata(context, workload, errors);
        spec(errors, workload.spec());
    }

    @Override
    protected void validate(StrategyContext context, Workload workload, Workload old, FieldErrors errors) {
        metadata(workload, old, errors);
        GroupRules.immutable(errors, workload.spec(), old.spec(), "controllerRef");
        GroupRules.immutable(errors, workload.spec(), old.spec(), "podGroupTemplates");
    }

    private static void spec(FieldErrors errors, WorkloadSpec spec) {
        reference(errors, spec.controllerRef());
        if (spec.podGroupTemplates().isEmpty()) {
            errors.required(spec.path("podGroupTemplates"), "");
        }
        if (!Rules.maxItems(errors, spec.path("podGroupTemplates"), spec.podGroupTemplates(), MOST_TEMPLATES)) {
            return;
        }
        Set<String> names = new HashSet<>();
        for (PodGroupTemplate template : spec.podGroupTemplates()) {
            if (!names.add(template.name())) {
                errors.duplicate(template.path(), GoValue.inApi(template));
            }
            GroupRules.name(errors, template.path("name"), template.name());
            GroupRules.policy(errors, template.schedulingPolicy());
            GroupRules.constraints(errors, template.schedulingConstraints());
            GroupRules.claims(errors, template.path("resourceClaims"), template.resourceClaims());
            if (template.hasDisruptionMode()) {
                GroupRules.disruption(errors, template.path("disruptionMode"), template.disruptionMode());
            }
            Rules.optionalFormat(
                    errors, template.path("priorityClassName"), template.priorityClassName(), Formats.DNS_SUBDOMAIN);
            GroupRules.priority(errors, template.path("priority"), template.priority());
        }
    }

    private static void reference(FieldErrors errors, TypedLocalObjectReference reference) {
        if (!reference.present()) {
            return;
        }
        Rules.optionalFormat(errors, reference.path("apiGroup"), reference.apiGroup(), Formats.DNS_SUBDOMAIN);
        if (Rules.required(errors, reference.path("kind"), reference.kind())) {
            Rules.format(errors, reference.path("kind"), reference.kind(), Formats.PATH_SEGMENT);
        }
        if (Rules.required(errors, reference.path("name"), reference.name())) {
            Rules.format(errors, reference.path("name"), reference.name(), Formats.PATH_SEGMENT);
        }
    }
}
