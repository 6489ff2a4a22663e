package io.envtest.internal.controller.hpa;

import io.envtest.internal.controller.runtime.ControllerSetup;
import io.envtest.internal.controller.runtime.SelectorText;
import io.envtest.view.autoscaling.v1.Scale;
import io.envtest.view.autoscaling.v2.ExternalMetricSource;
import io.envtest.view.autoscaling.v2.MetricSpec;
import io.envtest.view.autoscaling.v2.ObjectMetricSource;

/** How many replicas each kind of metric asks for. Resource metrics are read; no other metrics API can be had in this cluster. */
final class Metrics {

    private static final String NO_CUSTOM = "unable to fetch metrics from custom metrics API: no custom metrics API"
            + " (custom.metrics.k8s.io) registered";

    private static final String AVERAGE = "AverageValue";

    private final ResourceMetrics resources;

    Metrics(ControllerSetup setup) {
        this.resources = new ResourceMetrics(setup);
    }

    /** The replicas a metric asks for. */
    int replicas(Scale scale, MetricSpec metric) throws MetricException {
        return switch (metric.type()) {
            case "Resource" ->
                resources.replicas(
                        scale, metric.resource().name(), metric.resource().target());
            case "ContainerResource" ->
                resources.replicas(
                        scale,
                        metric.containerResource().name(),
                        metric.containerResource().container(),
                        metric.containerResource().target());
            case "Pods" ->
                throw custom(
                        "FailedGetPodsMetric", "pods", metric.pods().metric().name());
            case "Object" -> throw object(scale, metric.object());
            case "External" -> throw external(scale, metric.external());
            default ->
                throw new MetricException(
                        "InvalidMetricSourceType", "metric", "unknown metric source type \"" + metric.type() + "\"");
        };
    }

    private static MetricException custom(String reason, String kind, String name) {
        return new MetricException(reason, kind + " metric value", "unable to get metric " + name + ": " + NO_CUSTOM);
    }

    private static MetricException object(Scale scale, ObjectMetricSource source) {
        String name = source.metric().name();
        boolean average = source.target().type().equals(AVERAGE);
        return new MetricException(
                "FailedGetObjectMetric",
                "object metric value" + (average ? ": failed to get " + name + " object metric" : ""),
                "unable to get metric " + name + ": " + source.describedObject().kind() + " on "
                        + scale.metadata().namespace() + " "
                        + source.describedObject().name() + "/" + NO_CUSTOM);
    }

    private static MetricException external(Scale scale, ExternalMetricSource source) {
        String name = source.metric().name();
        boolean average = source.target().type().equals(AVERAGE);
        String selector =
                source.metric().hasSelector() ? SelectorText.of(source.metric().selector()) : "nil";
        String of = scale.metadata().namespace() + "/" + name + "/" + selector;
        return new MetricException(
                "FailedGetExternalMetric",
                name + " external metric value: failed to get "
                        + (average ? name + " external metric" : "external metric " + name),
                "unable to get external metric " + of
                        + ": unable to fetch metrics from external metrics API: the server"
                        + " could not find the requested resource (get " + name + ".external.metrics.k8s.io)");
    }
}
