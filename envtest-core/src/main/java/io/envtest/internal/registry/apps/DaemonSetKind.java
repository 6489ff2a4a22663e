package io.envtest.internal.registry.apps;

import static io.envtest.internal.registry.column.Columns.doc;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.meta.Trees;
import io.envtest.internal.registry.KindDeclaration;
import io.envtest.internal.registry.KindStrategy;
import io.envtest.internal.registry.StatusStrategy;
import io.envtest.internal.registry.StrategyContext;
import io.envtest.internal.registry.Trait;
import io.envtest.internal.registry.column.Cells;
import io.envtest.internal.registry.column.Columns;
import io.envtest.internal.registry.column.Description;
import io.envtest.internal.registry.core.PodFeatures;
import io.envtest.internal.registry.core.PodSpecDefaults;
import io.envtest.internal.registry.core.PodWarnings;
import io.envtest.view.apps.v1.DaemonSet;
import io.envtest.view.apps.v1.DaemonSetSpec;
import io.envtest.view.apps.v1.RollingUpdateDaemonSet;
import java.util.List;

/**
 * DaemonSet: one pod on each node.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/">DaemonSet</a>
 */
final class DaemonSetKind {

    private static final int HISTORY = 10;

    private DaemonSetKind() {}

    static KindDeclaration declare(PodFeatures pods) {
        return KindDeclaration.of("apps", "DaemonSet")
                .strategy(new Main(pods))
                .status(new Status())
                .blank(object -> TemplateGeneration.set(DaemonSet.of(object).metadata(), 0))
                .columns(DaemonSetKind::columns)
                .fieldAnnotations(List.of(TemplateGeneration.ANNOTATION))
                .build();
    }

    private static final class Main extends KindStrategy<DaemonSet> {

        private final PodFeatures pods;

        Main(PodFeatures pods) {
            super(DaemonSet::of, Trait.JUDGES_EMPTIES, Trait.COUNTS_GENERATIONS);
            this.pods = pods;
        }

        @Override
        protected void defaults(DaemonSet set) {
            TemplateGeneration.set(set.metadata(), TemplateGeneration.of(set.metadata()));
            DaemonSetSpec spec = set.spec();
            PodSpecDefaults.set(spec.template());
            if (spec.updateStrategy().type().isEmpty()) {
                spec.updateStrategy().setType("RollingUpdate");
            }
            if (spec.updateStrategy().type().equals("RollingUpdate")) {
                rollingUpdate(spec.updateStrategy().rollingUpdate(), 1);
            } else if (spec.updateStrategy().rollingUpdate().present()) {
                rollingUpdate(spec.updateStrategy().rollingUpdate(), 0);
            }
            if (!spec.hasRevisionHistoryLimit()) {
                spec.setRevisionHistoryLimit(HISTORY);
            }
        }

        private static void rollingUpdate(RollingUpdateDaemonSet update, int unavailable) {
            if (!update.hasMaxUnavailable()) {
                update.materialize().put("maxUnavailable", unavailable);
            }
            if (!update.hasMaxSurge()) {
                update.materialize().put("maxSurge", 0);
            }
        }

        @Override
        protected void prepare(StrategyContext context, DaemonSet set) {
            pods.drop(set.spec().template().spec());
            super.prepare(context, set);
            set.status()
                    .setCurrentNumberScheduled(0)
                    .setNumberMisscheduled(0)
                    .setDesiredNumberScheduled(0)
                    .setNumberReady(0);
            TemplateGeneration.set(set.metadata(), Math.max(1, TemplateGeneration.of(set.metadata())));
        }

        @Override
        protected void prepare(StrategyContext context, DaemonSet set, DaemonSet old) {
            pods.drop(set.spec().template().spec(), old.spec().template().spec());
            super.prepare(context, set, old);
            boolean same = Trees.same(
                    set.spec().template().node(), old.spec().template().node());
            long generation = TemplateGeneration.of(old.metadata());
            TemplateGeneration.set(set.metadata(), same ? generation : generation + 1);
        }

        @Override
        protected void validate(StrategyContext context, DaemonSet set, FieldErrors errors) {
            metadata(context, set, errors);
            DaemonSetRules.spec(errors, set.spec(), pods.allowed());
        }

        @Override
        protected void validate(StrategyContext context, DaemonSet set, DaemonSet old, FieldErrors errors) {
            metadata(set, old, errors);
            DaemonSetRules.updated(errors, set.spec(), old.spec());
            DaemonSetRules.spec(
                    errors, set.spec(), pods.allowed(old.spec().template().spec()));
        }

        @Override
        protected void warn(StrategyContext context, DaemonSet set) {
            PodWarnings.ofTemplate(set.spec().template()).forEach(context::warn);
        }

        @Override
        protected void warn(StrategyContext context, DaemonSet set, DaemonSet old) {
            if (set.metadata().generation() != old.metadata().generation()) {
                PodWarnings.ofTemplate(set.spec().template()).forEach(context::warn);
            }
        }
    }

    private static final class Status extends StatusStrategy<DaemonSet> {

        Status() {
            super(DaemonSet::of);
        }

        @Override
        protected void prepare(StrategyContext context, DaemonSet set, DaemonSet old) {
            super.prepare(context, set, old);
            TemplateGeneration.set(set.metadata(), TemplateGeneration.of(old.metadata()));
        }

        @Override
        protected void validate(StrategyContext context, DaemonSet set, DaemonSet old, FieldErrors errors) {
            metadata(set, old, errors);
            DaemonSetRules.status(errors, set.status(), old.status());
        }
    }

    private static Columns<DaemonSet> columns() {
        return Columns.of("io.k8s.api.apps.v1", DaemonSet::of)
                .name()
                .integer(
                        "Desired",
                        doc("DaemonSetStatus", "desiredNumberScheduled"),
                        s -> s.status().desiredNumberScheduled())
                .integer(
                        "Current",
                        doc("DaemonSetStatus", "currentNumberScheduled"),
                        s -> s.status().currentNumberScheduled())
                .integer(
                        "Ready",
                        doc("DaemonSetStatus", "numberReady"),
                        s -> s.status().numberReady())
                .integer(
                        "Up-to-date",
                        doc("DaemonSetStatus", "updatedNumberScheduled"),
                        s -> s.status().updatedNumberScheduled())
                .integer(
                        "Available",
                        doc("DaemonSetStatus", "numberAvailable"),
                        s -> s.status().numberAvailable())
                .text(
                        "Node Selector",
                        new Description.Documentation("io.k8s.api.core.v1.PodSpec", "nodeSelector"),
                        s -> Cells.labels(s.spec().template().spec().nodeSelector()))
                .age()
                .wide()
                .containers(s -> s.spec().template().spec().containers())
                .text(
                        "Selector",
                        doc("DaemonSetSpec", "selector"),
                        s -> Cells.selector(s.spec().selector()));
    }
}
