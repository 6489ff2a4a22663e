package io.envtest.internal.controller.hpa;

import io.envtest.internal.controller.runtime.ControllerSetup;
import io.envtest.view.autoscaling.v1.Scale;
import io.envtest.view.autoscaling.v2.MetricSpec;

/** How many replicas each kind of metric asks for. Resource metrics are read; no other metrics API can be had in this cluster. */
final class Metrics {

    private static final String NO_CUSTOM = "unable to fetch metrics from custom metrics API: no custom metrics API"
            + " (custom.metrics.k8s.io) registered";

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
            case "Object" ->
                throw custom(
                        "FailedGetObjectMetric",
                        "object",
                        metric.object().metric().name());
            case "External" -> throw external(scale, metric.external().metric().name());
            default ->
                throw new MetricException(
                        "InvalidMetricSourceType", "metric", "unknown metric source type \"" + metric.type() + "\"");
        };
    }

    private static MetricException custom(String reason, String kind, String name) {
        return new MetricException(reason, kind + " metric value", "unable to get metric " + name + ": " + NO_CUSTOM);
    }

    private static MetricException external(Scale scale, String name) {
        String of = scale.metadata().namespace() + "/" + name + "/nil";
        return new MetricException(
                "FailedGetExternalMetric",
                name + " external metric value",
                "unable to get external metric " + of
                        + ": unable to fetch metrics from external metrics API: the server"
                        + " could not find the requested resource (get " + name + ".external.metrics.k8s.io)");
    }
}
