package io.envtest.internal.registry.autoscaling;

import static io.envtest.internal.registry.column.Columns.doc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.feature.Feature;
import io.envtest.internal.feature.FeatureGates;
import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.KindDeclaration;
import io.envtest.internal.registry.KindStrategy;
import io.envtest.internal.registry.StatusStrategy;
import io.envtest.internal.registry.StrategyContext;
import io.envtest.internal.registry.column.Cells;
import io.envtest.internal.registry.column.Columns;
import io.envtest.internal.registry.rule.StatusCounts;
import io.envtest.view.autoscaling.v2.HorizontalPodAutoscaler;

/**
 * HorizontalPodAutoscaler: as many replicas as metrics ask for.
 *
 * @see <a href="https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/">Horizontal pod autoscaling</a>
 */
final class HorizontalPodAutoscalerKind {

    private HorizontalPodAutoscalerKind() {}

    static KindDeclaration declare(FeatureGates features) {
        return KindDeclaration.of("autoscaling", "HorizontalPodAutoscaler")
                .strategy(new Main(features.enabled(Feature.HPA_SCALE_TO_ZERO)))
                .status(StatusStrategy.of(HorizontalPodAutoscaler::of, HorizontalPodAutoscalerKind::status))
                .storageVersion("v2")
                .conversion("v1", VersionOne::toVersionTwo, VersionOne::fromVersionTwo)
                .columns(HorizontalPodAutoscalerKind::columns)
                .fieldAnnotations(VersionOne.ANNOTATIONS)
                .build();
    }

    private static final class Main extends KindStrategy<HorizontalPodAutoscaler> {

        private final boolean toZero;

        Main(boolean toZero) {
            super(HorizontalPodAutoscaler::of);
            this.toZero = toZero;
        }

        @Override
        public void setDefaults(ObjectNode object) {
            if (object.path("apiVersion").asText().equals("autoscaling/v1")) {
                VersionOne.setDefaults(object);
            } else {
                VersionOne.dropAnnotations(HorizontalPodAutoscaler.of(object).metadata());
                HorizontalPodAutoscalerDefaults.set(HorizontalPodAutoscaler.of(object));
            }
        }

        @Override
        public void completeStored(ObjectNode object) {
            HorizontalPodAutoscalerDefaults.set(HorizontalPodAutoscaler.of(object));
        }

        @Override
        protected void validate(StrategyContext context, HorizontalPodAutoscaler autoscaler, FieldErrors errors) {
            metadata(context, autoscaler, errors);
            HorizontalPodAutoscalerRules.spec(errors, autoscaler.spec(), null, toZero);
        }

        @Override
        protected void validate(
                StrategyContext context,
                HorizontalPodAutoscaler autoscaler,
                HorizontalPodAutoscaler old,
                FieldErrors errors) {
            metadata(autoscaler, old, errors);
            HorizontalPodAutoscalerRules.spec(errors, autoscaler.spec(), old.spec(), toZero);
        }
    }

    private static void status(FieldErrors errors, HorizontalPodAutoscaler autoscaler, HorizontalPodAutoscaler old) {
        StatusCounts.of(errors, autoscaler.status()).nonNegative("currentReplicas", "desiredReplicas");
    }

    private static Columns<HorizontalPodAutoscaler> columns() {
        return Columns.of("io.k8s.api.autoscaling.v2", HorizontalPodAutoscaler::of)
                .name()
                .text(
                        "Reference",
                        doc("HorizontalPodAutoscalerSpec", "scaleTargetRef"),
                        a -> a.spec().scaleTargetRef().kind() + "/"
                                + a.spec().scaleTargetRef().name())
                .text("Targets", doc("HorizontalPodAutoscalerSpec", "metrics"), MetricCells::targets)
                .text(
                        "MinPods",
                        doc("HorizontalPodAutoscalerSpec", "minReplicas"),
                        a -> a.spec().hasMinReplicas()
                                ? Integer.toString(a.spec().minReplicas())
                                : Cells.UNSET)
                .text(
                        "MaxPods",
                        doc("HorizontalPodAutoscalerSpec", "maxReplicas"),
                        a -> a.spec().maxReplicas())
                .text(
                        "Replicas",
                        doc("HorizontalPodAutoscalerStatus", "currentReplicas"),
                        a -> a.status().currentReplicas())
                .age();
    }
}
