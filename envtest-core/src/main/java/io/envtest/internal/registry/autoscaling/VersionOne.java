package io.envtest.internal.registry.autoscaling;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.meta.Annotations;
import io.envtest.internal.registry.rule.GoValue;
import io.envtest.view.autoscaling.v1.HorizontalPodAutoscaler;
import io.envtest.view.autoscaling.v2.MetricSpec;
import io.envtest.view.autoscaling.v2.MetricStatus;
import io.envtest.view.meta.v1.ObjectMeta;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * autoscaling/v1, which knows no metric but the use of CPU: all else of v2 stands in annotations.
 *
 * @see <a href="https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#api-object">API object</a>
 */
final class VersionOne {

    private static final String PREFIX = "autoscaling.alpha.kubernetes.io/";
    private static final String METRICS = PREFIX + "metrics";
    private static final String CURRENT_METRICS = PREFIX + "current-metrics";
    private static final String CONDITIONS = PREFIX + "conditions";
    private static final String BEHAVIOR = PREFIX + "behavior";
    static final List<String> ANNOTATIONS = List.of(METRICS, CURRENT_METRICS, CONDITIONS, BEHAVIOR);
    private static final String TARGET = "targetCPUUtilizationPercentage";
    private static final String CURRENT = "currentCPUUtilizationPercentage";

    private VersionOne() {}

    /** Defaults of an object of this version: those of v2, seen from here. */
    static void setDefaults(ObjectNode object) {
        ObjectNode two = toVersionTwo(object.deepCopy());
        HorizontalPodAutoscalerDefaults.size(
                io.envtest.view.autoscaling.v2.HorizontalPodAutoscaler.of(two).spec());
        ObjectNode one = fromVersionTwo(two);
        object.removeAll();
        object.setAll(one);
    }

    /** From this version to v2; in place. */
    static ObjectNode toVersionTwo(ObjectNode object) {
        HorizontalPodAutoscaler one = HorizontalPodAutoscaler.of(object);
        io.envtest.view.autoscaling.v2.HorizontalPodAutoscaler two =
                io.envtest.view.autoscaling.v2.HorizontalPodAutoscaler.of(object);
        Map<String, String> annotations = new TreeMap<>(one.metadata().annotations());
        metrics(one, two, annotations);
        statuses(one, two, annotations);
        tree(annotations, BEHAVIOR, ObjectNode.class)
                .map(InternalBehavior::read)
                .filter(behavior -> !behavior.isEmpty())
                .ifPresent(behavior -> two.spec().materialize().set("behavior", behavior));
        tree(annotations, CONDITIONS, ArrayNode.class)
                .filter(conditions -> !conditions.isEmpty())
                .ifPresent(conditions -> two.status().materialize().set("conditions", conditions));
        one.spec().remove(TARGET);
        one.status().remove(CURRENT);
        Annotations.set(two.metadata(), annotations);
        HorizontalPodAutoscalerDefaults.metric(two.spec());
        return object.put("apiVersion", "autoscaling/v2");
    }

    private static void metrics(
            HorizontalPodAutoscaler one,
            io.envtest.view.autoscaling.v2.HorizontalPodAutoscaler two,
            Map<String, String> annotations) {
        tree(annotations, METRICS, ArrayNode.class).ifPresent(metrics -> {
            ArrayNode converted = VersionOneMetrics.specsToTwo(metrics);
            if (!converted.isEmpty()) {
                two.spec().materialize().set("metrics", converted);
            }
        });
        if (one.spec().has(TARGET)) {
            two.spec()
                    .addMetrics()
                    .setType("Resource")
                    .resource()
                    .setName("cpu")
                    .target()
                    .setType("Utilization")
                    .setAverageUtilization(one.spec().get(TARGET).intValue());
        }
    }

    private static void statuses(
            HorizontalPodAutoscaler one,
            io.envtest.view.autoscaling.v2.HorizontalPodAutoscaler two,
            Map<String, String> annotations) {
        if (one.status().has(CURRENT)) {
            two.status()
                    .addCurrentMetrics()
                    .setType("Resource")
                    .resource()
                    .setName("cpu")
                    .current()
                    .setAverageUtilization(one.status().get(CURRENT).intValue());
        }
        tree(annotations, CURRENT_METRICS, ArrayNode.class)
                .map(VersionOneMetrics::statusesToTwo)
                .ifPresent(metrics -> two.status().materialize().set("currentMetrics", metrics));
    }

    /** From v2 to this version; in place. */
    static ObjectNode fromVersionTwo(ObjectNode object) {
        io.envtest.view.autoscaling.v2.HorizontalPodAutoscaler two =
                io.envtest.view.autoscaling.v2.HorizontalPodAutoscaler.of(object);
        HorizontalPodAutoscaler one = HorizontalPodAutoscaler.of(object);
        Map<String, String> annotations = new TreeMap<>(two.metadata().annotations());
        ANNOTATIONS.forEach(annotations::remove);
        put(annotations, METRICS, VersionOneMetrics.specsToOne(two.spec().metrics()));
        put(
                annotations,
                CURRENT_METRICS,
                VersionOneMetrics.statusesToOne(two.status().currentMetrics()));
        if (two.spec().behavior().present()) {
            annotations.put(BEHAVIOR, GoValue.of(two.spec().behavior()).toString());
        }
        put(annotations, CONDITIONS, two.status().get("conditions"));
        target(one, two);
        two.spec().remove("metrics");
        two.spec().remove("behavior");
        if (two.status().present()) {
            two.status().remove("currentMetrics");
            two.status().remove("conditions");
            if (!two.status().hasCurrentReplicas()) {
                JsonNode desired = two.status().node().remove("desiredReplicas");
                two.status().setCurrentReplicas(0);
                if (desired != null) {
                    two.status().node().set("desiredReplicas", desired);
                }
            }
        }
        Annotations.set(two.metadata(), annotations);
        return object.put("apiVersion", "autoscaling/v1");
    }

    private static void target(
            HorizontalPodAutoscaler one, io.envtest.view.autoscaling.v2.HorizontalPodAutoscaler two) {
        two.spec().metrics().stream()
                .filter(metric -> metric.type().equals("Resource"))
                .map(MetricSpec::resource)
                .filter(resource -> resource.name().equals("cpu"))
                .findFirst()
                .filter(resource -> resource.target().hasAverageUtilization())
                .ifPresent(resource -> one.spec()
                        .setTargetCPUUtilizationPercentage(resource.target().averageUtilization()));
        two.status().currentMetrics().stream()
                .filter(metric -> metric.type().equals("Resource"))
                .map(MetricStatus::resource)
                .filter(resource -> resource.name().equals("cpu"))
                .filter(resource -> resource.current().hasAverageUtilization())
                .forEach(resource -> one.status()
                        .setCurrentCPUUtilizationPercentage(resource.current().averageUtilization()));
    }

    private static void put(Map<String, String> annotations, String key, JsonNode list) {
        if (list.isArray() && !list.isEmpty()) {
            annotations.put(key, list.toString());
        }
    }

    /** What only this version keeps in annotations has no place in those of another. */
    static void dropAnnotations(ObjectMeta metadata) {
        Annotations.drop(metadata, ANNOTATIONS);
    }

    /** What stands in an annotation, which goes; nothing if it cannot be read. */
    private static <T extends JsonNode> Optional<T> tree(Map<String, String> annotations, String key, Class<T> form) {
        String text = annotations.remove(key);
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ObjectMapper().readTree(text))
                    .filter(form::isInstance)
                    .map(form::cast);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
