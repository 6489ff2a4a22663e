package io.envtest.internal.registry.scheduling;

import static io.envtest.internal.registry.column.Columns.doc;

import io.envtest.internal.feature.Feature;
import io.envtest.internal.feature.FeatureGates;
import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.KindDeclaration;
import io.envtest.internal.registry.KindStrategy;
import io.envtest.internal.registry.StatusStrategy;
import io.envtest.internal.registry.StrategyContext;
import io.envtest.internal.registry.column.Cells;
import io.envtest.internal.registry.column.Columns;
import io.envtest.internal.registry.rule.Formats;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.scheduling.v1alpha2.PodGroup;
import io.envtest.view.scheduling.v1alpha2.PodGroupSpec;
import io.envtest.view.scheduling.v1alpha2.PodGroupTemplateReference;
import io.envtest.view.scheduling.v1alpha2.WorkloadPodGroupTemplateReference;
import java.util.List;

/**
 * PodGroup: pods that are scheduled together.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/workloads/podgroup-api/">PodGroup API</a>
 */
final class PodGroupKind extends KindStrategy<PodGroup> {

    private static final List<String> FIXED = List.of(
            "podGroupTemplateRef",
            "schedulingPolicy",
            "schedulingConstraints",
            "resourceClaims",
            "disruptionMode",
            "priorityClassName",
            "priority");

    private final GroupFeatures features;

    private PodGroupKind(FeatureGates gates) {
        super(PodGroup::of);
        this.features = new GroupFeatures(gates);
    }

    static KindDeclaration declare(FeatureGates gates) {
        return KindDeclaration.of("scheduling.k8s.io", "PodGroup")
                .strategy(new PodGroupKind(gates))
                .status(StatusStrategy.keepingMetadata(PodGroup::of, PodGroupStatusRules::status))
                .columns(PodGroupKind::columns)
                .resetFields()
                .subresourceResetFields("status", "metadata", "spec")
                .build();
    }

    private static Columns<PodGroup> columns() {
        return Columns.of("io.k8s.api.scheduling.v1alpha2", PodGroup::of)
                .name()
                .text("Policy", doc("PodGroupSpec", "schedulingPolicy"), PodGroupKind::policy)
                .text(
                        "Workload",
                        "Name of the referenced Workload object",
                        group -> Cells.orNone(
                                group.spec().podGroupTemplateRef().workload().workloadName()))
                .text("Status", "Status of the PodGroup", PodGroupKind::summary)
                .age();
    }

    private static String policy(PodGroup group) {
        return group.spec().schedulingPolicy().hasGang() ? "Gang" : "Basic";
    }

    private static String summary(PodGroup group) {
        return group.status().conditions().stream()
                .filter(condition -> condition.type().equals("PodGroupScheduled"))
                .findFirst()
                .map(condition -> condition.status().equals("True") ? "Scheduled" : condition.reason())
                .orElse("Pending");
    }

    @Override
    protected void defaults(PodGroup group) {
        if (features.enabled(Feature.WORKLOAD_AWARE_PREEMPTION) && !group.spec().hasDisruptionMode()) {
            group.spec().setDisruptionMode("Pod");
        }
    }

    @Override
    protected void prepare(StrategyContext context, PodGroup group) {
        super.prepare(context, group);
        features.drop(group.spec());
    }

    @Override
    protected void prepare(StrategyContext context, PodGroup group, PodGroup old) {
        super.prepare(context, group, old);
        features.drop(List.of(group.spec()), List.of(old.spec()));
    }

    @Override
    protected void validate(StrategyContext context, PodGroup group, FieldErrors errors) {
        metadata(context, group, errors);
        PodGroupSpec spec = group.spec();
        template(errors, spec.podGroupTemplateRef());
        GroupRules.policy(errors, spec.schedulingPolicy());
        GroupRules.constraints(errors, spec.schedulingConstraints());
        GroupRules.claims(errors, spec.path("resourceClaims"), spec.resourceClaims());
        if (spec.hasDisruptionMode()) {
            GroupRules.disruption(errors, spec.path("disruptionMode"), spec.disruptionMode());
        }
        Rules.optionalFormat(errors, spec.path("priorityClassName"), spec.priorityClassName(), Formats.DNS_SUBDOMAIN);
        GroupRules.priority(errors, spec.path("priority"), spec.priority());
    }

    @Override
    protected void validate(StrategyContext context, PodGroup group, PodGroup old, FieldErrors errors) {
        metadata(group, old, errors);
        FIXED.forEach(field -> GroupRules.immutable(errors, group.spec(), old.spec(), field));
    }

    private static void template(FieldErrors errors, PodGroupTemplateReference reference) {
        if (!reference.present()) {
            return;
        }
        GroupRules.exactlyOne(errors, reference, "workload");
        WorkloadPodGroupTemplateReference workload = reference.workload();
        if (reference.hasWorkload()) {
            Rules.requiredFormat(errors, workload.path("workloadName"), workload.workloadName(), Formats.DNS_SUBDOMAIN);
            GroupRules.name(errors, workload.path("podGroupTemplateName"), workload.podGroupTemplateName());
        }
    }
}
