package io.envtest.internal.registry.autoscaling;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.envtest.internal.registry.column.Cells;
import io.envtest.view.autoscaling.v2.HorizontalPodAutoscaler;
import io.envtest.view.autoscaling.v2.MetricSpec;
import io.envtest.view.autoscaling.v2.MetricStatus;
import io.envtest.view.autoscaling.v2.MetricTarget;
import io.envtest.view.autoscaling.v2.MetricValueStatus;
import java.util.ArrayList;
import java.util.List;

/** Metrics in words: {@code cpu: 45%/60%, memory: <unknown>/100Mi + 1 more...}. */
final class MetricCells {

    private static final int SHOWN = 2;

    private MetricCells() {}

    static String targets(HorizontalPodAutoscaler autoscaler) {
        List<MetricSpec> metrics = autoscaler.spec().metrics();
        List<MetricStatus> statuses = autoscaler.status().currentMetrics();
        List<String> words = new ArrayList<>();
        for (int i = 0; i < metrics.size() && i < SHOWN; i++) {
            words.add(words(metrics.get(i), i < statuses.size() ? statuses.get(i) : nothing()));
        }
        String shown = String.join(", ", words);
        if (metrics.isEmpty()) {
            return Cells.NONE;
        }
        return metrics.size() > SHOWN ? shown + " + " + (metrics.size() - SHOWN) + " more..." : shown;
    }

    private static MetricStatus nothing() {
        return MetricStatus.of(JsonNodeFactory.instance.objectNode());
    }

    private static String words(MetricSpec metric, MetricStatus status) {
        return switch (metric.type()) {
            case "External" ->
                total(metric.external().target(), status.external().current());
            case "Object" -> total(metric.object().target(), status.object().current());
            case "Pods" -> average(metric.pods().target(), status.pods().current());
            case "Resource" ->
                metric.resource().name() + ": "
                        + share(metric.resource().target(), status.resource().current());
            case "ContainerResource" ->
                metric.containerResource().name() + ": "
                        + share(
                                metric.containerResource().target(),
                                status.containerResource().current());
            default -> "<unknown type>";
        };
    }

    private static String total(MetricTarget target, MetricValueStatus current) {
        return target.hasAverageValue()
                ? average(target, current) + " (avg)"
                : Cells.orUnknown(current.value()) + "/" + target.value();
    }

    private static String average(MetricTarget target, MetricValueStatus current) {
        return Cells.orUnknown(current.averageValue()) + "/" + target.averageValue();
    }

    private static String share(MetricTarget target, MetricValueStatus current) {
        if (target.hasAverageValue()) {
            return average(target, current);
        }
        String now = current.hasAverageUtilization() ? current.averageUtilization() + "%" : Cells.UNKNOWN;
        return now + "/" + (target.hasAverageUtilization() ? target.averageUtilization() + "%" : "<auto>");
    }
}
