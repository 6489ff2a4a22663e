package io.envtest.internal.registry.apps;

import static io.envtest.internal.registry.column.Columns.doc;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.KindDeclaration;
import io.envtest.internal.registry.KindStrategy;
import io.envtest.internal.registry.ScalePaths;
import io.envtest.internal.registry.StatusStrategy;
import io.envtest.internal.registry.StrategyContext;
import io.envtest.internal.registry.Trait;
import io.envtest.internal.registry.column.Cells;
import io.envtest.internal.registry.column.Columns;
import io.envtest.internal.registry.core.PodAllowances;
import io.envtest.internal.registry.core.PodFeatures;
import io.envtest.internal.registry.core.PodSpecDefaults;
import io.envtest.internal.registry.core.PodTemplateRules;
import io.envtest.internal.registry.core.PodWarnings;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.internal.registry.rule.StatusCounts;
import io.envtest.view.apps.v1.ReplicaSet;
import io.envtest.view.apps.v1.ReplicaSetSpec;

/**
 * ReplicaSet: a number of pods of one template.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/workloads/controllers/replicaset/">ReplicaSet</a>
 */
final class ReplicaSetKind {

    private ReplicaSetKind() {}

    static KindDeclaration declare(PodFeatures pods) {
        return KindDeclaration.of("apps", "ReplicaSet")
                .strategy(new Main(pods))
                .status(StatusStrategy.of(ReplicaSet::of, ReplicaSetKind::status))
                .blank(Replicas::none)
                .scale(new ScalePaths("spec.replicas", "status.replicas", "spec.selector"))
                .columns(ReplicaSetKind::columns)
                .build();
    }

    private static final class Main extends KindStrategy<ReplicaSet> {

        private final PodFeatures pods;

        Main(PodFeatures pods) {
            super(ReplicaSet::of, Trait.JUDGES_EMPTIES, Trait.COUNTS_GENERATIONS);
            this.pods = pods;
        }

        @Override
        protected void defaults(ReplicaSet set) {
            if (!set.spec().hasReplicas()) {
                set.spec().setReplicas(1);
            }
            PodSpecDefaults.set(set.spec().template());
        }

        @Override
        protected void prepare(StrategyContext context, ReplicaSet set) {
            pods.drop(set.spec().template().spec());
            super.prepare(context, set);
            set.status().setReplicas(0);
        }

        @Override
        protected void prepare(StrategyContext context, ReplicaSet set, ReplicaSet old) {
            pods.drop(set.spec().template().spec(), old.spec().template().spec());
            super.prepare(context, set, old);
        }

        @Override
        protected void validate(StrategyContext context, ReplicaSet set, FieldErrors errors) {
            metadata(context, set, errors);
            spec(errors, set.spec(), pods.allowed());
        }

        @Override
        protected void validate(StrategyContext context, ReplicaSet set, ReplicaSet old, FieldErrors errors) {
            metadata(set, old, errors);
            spec(errors, set.spec(), pods.allowed(old.spec().template().spec()));
            Rules.immutable(errors, set.spec().selector(), old.spec().selector());
        }

        private static void spec(FieldErrors errors, ReplicaSetSpec spec, PodAllowances allowed) {
            Rules.nonNegative(errors, spec.path("replicas"), spec.replicas());
            Rules.nonNegative(errors, spec.path("minReadySeconds"), spec.minReadySeconds());
            PodTemplateRules.selector(errors, spec.selector(), "deployment");
            PodTemplateRules.ofWorkload(errors, spec.template(), spec.selector(), "ReplicaSet", allowed);
        }

        @Override
        protected void warn(StrategyContext context, ReplicaSet set) {
            PodWarnings.ofName(set.metadata().name()).forEach(context::warn);
            PodWarnings.ofTemplate(set.spec().template()).forEach(context::warn);
        }

        @Override
        protected void warn(StrategyContext context, ReplicaSet set, ReplicaSet old) {
            if (set.metadata().generation() != old.metadata().generation()) {
                PodWarnings.ofTemplate(set.spec().template()).forEach(context::warn);
            }
        }
    }

    private static void status(FieldErrors errors, ReplicaSet set, ReplicaSet old) {
        StatusCounts.of(errors, set.status())
                .nonNegative(
                        "replicas",
                        "fullyLabeledReplicas",
                        "readyReplicas",
                        "availableReplicas",
                        "terminatingReplicas",
                        "observedGeneration")
                .notMoreThan(
                        "replicas", "status.replicas", "fullyLabeledReplicas", "readyReplicas", "availableReplicas")
                .notMoreThan("readyReplicas", "readyReplicas", "availableReplicas");
    }

    private static Columns<ReplicaSet> columns() {
        return Columns.of("io.k8s.api.apps.v1", ReplicaSet::of)
                .name()
                .integer(
                        "Desired",
                        doc("ReplicaSetSpec", "replicas"),
                        s -> s.spec().replicas())
                .integer(
                        "Current",
                        doc("ReplicaSetStatus", "replicas"),
                        s -> s.status().replicas())
                .integer(
                        "Ready",
                        doc("ReplicaSetStatus", "readyReplicas"),
                        s -> s.status().readyReplicas())
                .age()
                .wide()
                .containers(s -> s.spec().template().spec().containers())
                .text(
                        "Selector",
                        doc("ReplicaSetSpec", "selector"),
                        s -> Cells.selector(s.spec().selector()));
    }
}
