package io.envtest.internal.controller.hpa;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.ApiException;
import io.envtest.api.GroupVersionResource;
import io.envtest.internal.controller.pod.Pods;
import io.envtest.internal.controller.runtime.ControllerSetup;
import io.envtest.internal.controller.runtime.Lister;
import io.envtest.internal.controller.runtime.Meta;
import io.envtest.internal.controller.runtime.Resources;
import io.envtest.internal.meta.Quantity;
import io.envtest.view.autoscaling.v1.Scale;
import io.envtest.view.autoscaling.v2.MetricTarget;
import io.envtest.view.core.v1.Container;
import io.envtest.view.core.v1.Pod;
import java.util.List;

/**
 * Replicas by the cpu or memory that pods use, as {@code metrics.k8s.io} tells it. Pods that are not ready, or whose usage is not
 * known, are left out of the average.
 */
final class ResourceMetrics {

    private static final GroupVersionResource POD_METRICS =
            new GroupVersionResource("metrics.k8s.io", "v1beta1", "pods");
    private static final double TOLERANCE = 0.1;
    private static final double PERCENT = 100.0;

    private final ControllerSetup setup;
    private final Lister<Pod> pods;

    ResourceMetrics(ControllerSetup setup) {
        this.setup = setup;
        this.pods = setup.lister(Resources.PODS);
    }

    /** The replicas a target for whole pods asks for. */
    int replicas(Scale scale, String resource, MetricTarget target) throws MetricException {
        return new Question("FailedGetResourceMetric", resource, "", target).replicas(scale);
    }

    /** The replicas a target for one container asks for. */
    int replicas(Scale scale, String resource, String container, MetricTarget target) throws MetricException {
        return new Question("FailedGetContainerResourceMetric", resource, container, target).replicas(scale);
    }

    /** One metric of one autoscaler. */
    private final class Question {

        private final String reason;
        private final String resource;
        private final String container;
        private final MetricTarget target;

        Question(String reason, String resource, String container, MetricTarget target) {
            this.reason = reason;
            this.resource = resource;
            this.container = container;
            this.target = target;
        }

        int replicas(Scale scale) throws MetricException {
            String namespace = scale.metadata().namespace();
            double used = 0;
            double wanted = 0;
            int counted = 0;
            for (ObjectNode metrics : list(namespace, scale.status().selector())) {
                Pod pod = pods.get(namespace, Meta.of(metrics).name())
                        .filter(Pods::isReady)
                        .orElse(null);
                if (pod != null) {
                    used += usage(metrics);
                    wanted += target.hasAverageUtilization() ? requests(pod) * share() : average();
                    counted++;
                }
            }
            if (counted == 0) {
                throw failure("no metrics returned from resource metrics API");
            }
            double ratio = used / wanted;
            boolean near = Math.abs(ratio - 1) <= TOLERANCE;
            return near ? scale.spec().replicas() : (int) Math.ceil(ratio * counted);
        }

        private List<ObjectNode> list(String namespace, String selector) throws MetricException {
            try {
                return setup.client().api().list(POD_METRICS, namespace, selector, "");
            } catch (ApiException e) {
                String why = e.status().code() == 404
                        ? "the server could not find the requested resource (get pods.metrics.k8s.io)"
                        : e.getMessage();
                throw failure("unable to fetch metrics from resource metrics API: " + why);
            }
        }

        private double usage(ObjectNode metrics) {
            double sum = 0;
            for (JsonNode each : metrics.path("containers")) {
                if (container.isEmpty() || container.equals(each.path("name").asText())) {
                    sum += amount(each.path("usage").path(resource).asText("0"));
                }
            }
            return sum;
        }

        private double requests(Pod pod) throws MetricException {
            double sum = 0;
            for (Container each : pod.spec().containers()) {
                if (container.isEmpty() || container.equals(each.name())) {
                    String request = each.resources().requests().getOrDefault(resource, "");
                    if (request.isEmpty()) {
                        throw failure("missing request for " + resource + " in container " + each.name() + " of Pod "
                                + pod.metadata().name());
                    }
                    sum += amount(request);
                }
            }
            return sum;
        }

        private double share() {
            return target.averageUtilization() / PERCENT;
        }

        private double average() {
            return amount(target.averageValue());
        }

        private double amount(String text) {
            return Quantity.tryParse(text).orElse(Quantity.ZERO).amount().doubleValue();
        }

        private MetricException failure(String why) {
            String what = target.hasAverageUtilization() ? " utilization" : " usage";
            boolean request = why.startsWith("missing request");
            return new MetricException(
                    reason,
                    container.isEmpty() ? resource + " resource metric value" : container + " container metric value",
                    "failed to get " + resource + what + ": "
                            + (request ? why : "unable to get metrics for resource " + resource + ": " + why));
        }
    }
}
