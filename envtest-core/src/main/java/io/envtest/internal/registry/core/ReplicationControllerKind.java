package io.envtest.internal.registry.core;

import static io.envtest.internal.registry.column.Columns.doc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.KindDeclaration;
import io.envtest.internal.registry.KindStrategy;
import io.envtest.internal.registry.ScalePaths;
import io.envtest.internal.registry.StatusStrategy;
import io.envtest.internal.registry.StrategyContext;
import io.envtest.internal.registry.Trait;
import io.envtest.internal.registry.column.Cells;
import io.envtest.internal.registry.column.Columns;
import io.envtest.internal.registry.rule.NameRule;
import io.envtest.view.core.v1.ReplicationController;
import io.envtest.view.core.v1.ReplicationControllerSpec;
import java.util.Map;

/**
 * ReplicationController: a number of pods of one template, as ReplicaSet before there was one.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/workloads/controllers/replicationcontroller/">ReplicationController</a>
 */
final class ReplicationControllerKind {

    private ReplicationControllerKind() {}

    static KindDeclaration declare(PodFeatures pods) {
        return KindDeclaration.of("", "ReplicationController")
                .strategy(new Main(pods))
                .status(StatusStrategy.of(
                        ReplicationController::of,
                        (errors, controller, old) -> ReplicationControllerRules.status(errors, controller.status())))
                .scale(new ScalePaths("spec.replicas", "status.replicas", "spec.selector"))
                .columns(ReplicationControllerKind::columns)
                .build();
    }

    private static final class Main extends KindStrategy<ReplicationController> {

        private final PodFeatures pods;

        Main(PodFeatures pods) {
            super(ReplicationController::of, Trait.JUDGES_EMPTIES, Trait.COUNTS_GENERATIONS, Trait.ORPHANS_BY_DEFAULT);
            this.pods = pods;
        }

        @Override
        public NameRule nameRule() {
            return ReplicationControllerRules::name;
        }

        @Override
        protected void defaults(ReplicationController controller) {
            ReplicationControllerSpec spec = controller.spec();
            Map<String, String> labels = spec.template().metadata().labels();
            if (!labels.isEmpty()) {
                if (spec.selector().isEmpty()) {
                    spec.setSelector(labels);
                }
                if (controller.metadata().labels().isEmpty()) {
                    controller.metadata().setLabels(labels);
                }
            }
            if (!spec.hasReplicas()) {
                spec.setReplicas(1);
            }
            if (spec.template().present()) {
                PodSpecDefaults.set(spec.template());
            }
        }

        @Override
        protected void prepare(StrategyContext context, ReplicationController controller) {
            pods.drop(controller.spec().template().spec());
            super.prepare(context, controller);
            controller.status().setReplicas(0);
        }

        @Override
        protected void prepare(StrategyContext context, ReplicationController controller, ReplicationController old) {
            pods.drop(controller.spec().template().spec(), old.spec().template().spec());
            super.prepare(context, controller, old);
        }

        @Override
        protected void validate(StrategyContext context, ReplicationController controller, FieldErrors errors) {
            metadata(context, controller, errors);
            ReplicationControllerRules.spec(errors, controller.spec(), pods.allowed());
        }

        @Override
        protected void validate(
                StrategyContext context,
                ReplicationController controller,
                ReplicationController old,
                FieldErrors errors) {
            metadata(controller, old, errors);
            ReplicationControllerRules.spec(
                    errors,
                    controller.spec(),
                    pods.allowed(old.spec().template().spec()));
        }

        @Override
        protected void warn(StrategyContext context, ReplicationController controller) {
            PodWarnings.ofName(controller.metadata().name()).forEach(context::warn);
            PodWarnings.ofTemplate(controller.spec().template()).forEach(context::warn);
        }

        @Override
        public Map<String, String> selectableFields(ObjectNode object) {
            return Map.of(
                    "status.replicas",
                    Integer.toString(ReplicationController.of(object).status().replicas()));
        }
    }

    private static Columns<ReplicationController> columns() {
        return Columns.of("io.k8s.api.core.v1", ReplicationController::of)
                .name()
                .integer(
                        "Desired",
                        doc("ReplicationControllerSpec", "replicas"),
                        c -> c.spec().replicas())
                .integer(
                        "Current",
                        doc("ReplicationControllerStatus", "replicas"),
                        c -> c.status().replicas())
                .integer(
                        "Ready",
                        doc("ReplicationControllerStatus", "readyReplicas"),
                        c -> c.status().readyReplicas())
                .age()
                .wide()
                .containers(c -> c.spec().template().spec().containers())
                .text(
                        "Selector",
                        doc("ReplicationControllerSpec", "selector"),
                        c -> Cells.labels(c.spec().selector()));
    }
}
