package io.envtest.internal.registry.autoscaling;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.meta.Quantity;
import io.envtest.view.View;
import io.envtest.view.autoscaling.v2.MetricSpec;
import io.envtest.view.autoscaling.v2.MetricStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Metrics as autoscaling/v1 writes them in annotations: each source with the fields of its metric and target in one. */
final class VersionOneMetrics {

    /**
     * A field of a source.
     *
     * @param one name in v1
     * @param struct struct of v2 that has it, empty for the source itself
     * @param two name in v2
     * @param always whether v1 has it even when v2 does not
     */
    private record Mapping(String one, String struct, String two, boolean always) {}

    private static final Mapping METRIC = new Mapping("metricName", "metric", "name", false);
    private static final Mapping SELECTOR = new Mapping("selector", "metric", "selector", false);
    private static final Mapping METRIC_SELECTOR = new Mapping("metricSelector", "metric", "selector", false);
    private static final Mapping NAME = new Mapping("name", "", "name", false);
    private static final Mapping CONTAINER = new Mapping("container", "", "container", false);
    private static final Mapping OBJECT = new Mapping("target", "", "describedObject", false);
    private static final Map<String, List<Mapping>> SPECS = mappings("target");
    private static final Map<String, List<Mapping>> STATUSES = mappings("current");

    private VersionOneMetrics() {}

    private static Map<String, List<Mapping>> mappings(String struct) {
        boolean status = struct.equals("current");
        Mapping value = new Mapping(struct + "Value", struct, "value", status);
        Mapping fixed = new Mapping(struct + "Value", struct, "value", true);
        Mapping average = new Mapping(struct + "AverageValue", struct, "averageValue", false);
        Mapping always = new Mapping(struct + "AverageValue", struct, "averageValue", true);
        Mapping share = new Mapping(struct + "AverageUtilization", struct, "averageUtilization", false);
        Mapping raw = status ? always : average;
        return Map.of(
                "object",
                        List.of(
                                OBJECT,
                                METRIC,
                                fixed,
                                SELECTOR,
                                new Mapping("averageValue", struct, "averageValue", false)),
                "pods", List.of(METRIC, always, SELECTOR),
                "resource", List.of(NAME, share, raw),
                "containerResource", List.of(NAME, share, raw, CONTAINER),
                "external", List.of(METRIC, METRIC_SELECTOR, value, average));
    }

    /** All metrics but the use of CPU, which v1 knows itself. */
    static ArrayNode specsToOne(List<MetricSpec> metrics) {
        return toOne(metrics.stream().filter(metric -> !isCpuUse(metric)).toList(), SPECS);
    }

    private static boolean isCpuUse(MetricSpec metric) {
        return metric.type().equals("Resource")
                && metric.resource().name().equals("cpu")
                && metric.resource().target().hasAverageUtilization();
    }

    static ArrayNode statusesToOne(List<MetricStatus> metrics) {
        return toOne(metrics, STATUSES);
    }

    static ArrayNode specsToTwo(ArrayNode metrics) {
        ArrayNode converted = toTwo(metrics, SPECS);
        for (JsonNode metric : converted) {
            metric.properties().forEach(entry -> {
                if (entry.getValue() instanceof ObjectNode source) {
                    ObjectNode target = source.withObject("/target");
                    target.put("type", targetType(entry.getKey(), target));
                    if (target.has("averageValue")
                            && target.path("value").asText().equals("0")) {
                        target.remove("value");
                    }
                }
            });
        }
        return converted;
    }

    private static String targetType(String source, ObjectNode target) {
        return switch (source) {
            case "resource", "containerResource" -> target.has("averageUtilization") ? "Utilization" : "AverageValue";
            case "object" -> target.has("averageValue") ? "AverageValue" : "Value";
            case "external" -> target.has("value") ? "Value" : "AverageValue";
            default -> "AverageValue";
        };
    }

    static ArrayNode statusesToTwo(ArrayNode metrics) {
        return toTwo(metrics, STATUSES);
    }

    private static ArrayNode toOne(List<? extends View> metrics, Map<String, List<Mapping>> mappings) {
        ArrayNode converted = JsonNodeFactory.instance.arrayNode();
        for (View metric : metrics) {
            ObjectNode one = converted.addObject();
            one.put("type", metric.get("type").asText());
            for (String source : List.of("object", "pods", "resource", "containerResource", "external")) {
                if (metric.get(source) instanceof ObjectNode two) {
                    ObjectNode fields = one.putObject(source);
                    Optional.ofNullable(mappings.get(source)).orElse(List.of()).forEach(mapping -> {
                        JsonNode value = two.at(pointer(mapping));
                        if (!value.isMissingNode()) {
                            fields.set(mapping.one(), value);
                        } else if (mapping.always()) {
                            fields.put(mapping.one(), "0");
                        }
                    });
                }
            }
        }
        return converted;
    }

    private static String pointer(Mapping mapping) {
        return (mapping.struct().isEmpty() ? "" : "/" + mapping.struct()) + "/" + mapping.two();
    }

    private static ArrayNode toTwo(ArrayNode metrics, Map<String, List<Mapping>> mappings) {
        ArrayNode converted = JsonNodeFactory.instance.arrayNode();
        for (JsonNode metric : metrics) {
            ObjectNode two = converted.addObject();
            two.put("type", metric.path("type").asText());
            mappings.forEach((source, fields) -> {
                if (metric.get(source) instanceof ObjectNode one) {
                    ObjectNode made = two.putObject(source);
                    fields.forEach(mapping -> copy(one, made, mapping));
                }
            });
        }
        return converted;
    }

    private static void copy(ObjectNode one, ObjectNode two, Mapping mapping) {
        JsonNode value = one.get(mapping.one());
        if (value == null && !mapping.always()) {
            return;
        }
        ObjectNode struct = mapping.struct().isEmpty() ? two : two.withObject("/" + mapping.struct());
        if (mapping.two().equals("value") || mapping.two().equals("averageValue")) {
            struct.put(mapping.two(), value == null ? "0" : quantity(value.asText()));
        } else if (value != null) {
            struct.set(mapping.two(), value);
        }
    }

    private static String quantity(String text) {
        return Quantity.tryParse(text).map(Quantity::toString).orElse(text);
    }
}
