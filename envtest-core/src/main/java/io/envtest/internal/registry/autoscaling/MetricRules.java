package io.envtest.internal.registry.autoscaling;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.core.ResourceNames;
import io.envtest.internal.registry.rule.Formats;
import io.envtest.internal.registry.rule.QuantityRules;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.FieldPath;
import io.envtest.view.autoscaling.v2.ContainerResourceMetricSource;
import io.envtest.view.autoscaling.v2.CrossVersionObjectReference;
import io.envtest.view.autoscaling.v2.MetricIdentifier;
import io.envtest.view.autoscaling.v2.MetricSpec;
import io.envtest.view.autoscaling.v2.MetricTarget;
import io.envtest.view.autoscaling.v2.PodsMetricSource;
import java.util.List;
import java.util.Locale;

/** Rules of a metric that replicas follow. */
final class MetricRules {

    private static final List<String> TYPES = List.of("ContainerResource", "External", "Object", "Pods", "Resource");
    /** In the order in which the server looks at them. */
    private static final List<String> SOURCES = List.of("object", "external", "pods", "resource", "containerResource");

    private static final List<String> TARGETS = List.of("Utilization", "Value", "AverageValue");

    private MetricRules() {}

    static void metric(FieldErrors errors, MetricSpec metric) {
        Rules.required(errors, metric.path("type"), metric.type(), "must specify a metric source type");
        boolean known = Rules.oneOf(errors, metric.path("type"), metric.type(), TYPES);
        List<String> given = SOURCES.stream().filter(metric::has).toList();
        if (!given.isEmpty()) {
            source(errors, metric, given.get(0));
        }
        String expected = known
                ? metric.type().substring(0, 1).toLowerCase(Locale.ROOT)
                        + metric.type().substring(1)
                : "";
        if (known && !metric.has(expected)) {
            errors.required(metric.path(expected), "must populate information for the given metric source");
        }
        if (!known) {
            errors.notSupported(metric.path("type"), metric.type(), TYPES);
        }
        if (given.size() > 1) {
            given.stream()
                    .filter(source -> !source.equals(expected))
                    .forEach(source ->
                            errors.forbidden(metric.path(source), "must populate the given metric source only"));
        }
    }

    private static void source(FieldErrors errors, MetricSpec metric, String source) {
        switch (source) {
            case "object" -> {
                described(errors, metric.object().describedObject());
                identifier(errors, metric.object().metric());
                total(errors, metric.object().target(), "must set either a target value or averageValue");
            }
            case "external" -> {
                identifier(errors, metric.external().metric());
                external(errors, metric.external().target());
            }
            case "pods" -> pods(errors, metric.pods());
            case "resource" -> {
                Rules.required(
                        errors,
                        metric.resource().path("name"),
                        metric.resource().name(),
                        "must specify a resource name");
                share(errors, metric.resource().target());
            }
            default -> container(errors, metric.containerResource());
        }
    }

    private static void described(FieldErrors errors, CrossVersionObjectReference object) {
        HorizontalPodAutoscalerRules.reference(errors, object);
        String wrong = HorizontalPodAutoscalerRules.versionWrong(object);
        if (!wrong.isEmpty()) {
            errors.invalid(object.path("apiVersion"), object.apiVersion(), wrong);
        }
    }

    private static void identifier(FieldErrors errors, MetricIdentifier metric) {
        if (Rules.required(errors, metric.path("name"), metric.name(), "must specify a metric name")) {
            Rules.format(errors, metric.path("name"), metric.name(), Formats.PATH_SEGMENT);
        }
    }

    private static void target(FieldErrors errors, MetricTarget target) {
        Rules.required(errors, target.path("type"), target.type(), "must specify a metric target type");
        if (!TARGETS.contains(target.type())) {
            errors.invalidOwnType(
                    target.path("type"), target.type(), "must be either Utilization, Value, or AverageValue");
        }
        positive(errors, target, "value", target.value());
        positive(errors, target, "averageValue", target.averageValue());
        if (target.hasAverageUtilization() && target.averageUtilization() < 1) {
            errors.invalid(target.path("averageUtilization"), target.averageUtilization(), "must be greater than 0");
        }
    }

    private static void positive(FieldErrors errors, MetricTarget target, String field, String value) {
        if (target.has(field) && QuantityRules.of(value).sign() <= 0) {
            errors.invalid(target.path(field), QuantityRules.of(value).toString(), "must be positive");
        }
    }

    private static void total(FieldErrors errors, MetricTarget target, String words) {
        target(errors, target);
        if (!target.hasValue() && !target.hasAverageValue()) {
            errors.required(target.path("averageValue"), words);
        }
    }

    private static void external(FieldErrors errors, MetricTarget target) {
        total(errors, target, "must set either a target value for metric or a per-pod target");
        if (target.hasValue() && target.hasAverageValue()) {
            errors.forbidden(target.path("value"), "may not set both a target value for metric and a per-pod target");
        }
    }

    private static void pods(FieldErrors errors, PodsMetricSource pods) {
        identifier(errors, pods.metric());
        target(errors, pods.target());
        if (!pods.target().hasAverageValue()) {
            errors.required(pods.target().path("averageValue"), "must specify a positive target averageValue");
        }
    }

    private static void share(FieldErrors errors, MetricTarget target) {
        target(errors, target);
        FieldPath value = target.path("averageValue");
        if (!target.hasAverageUtilization() && !target.hasAverageValue()) {
            errors.required(
                    target.path("averageUtilization"), "must set either a target raw value or a target utilization");
        } else if (target.hasAverageUtilization() && target.hasAverageValue()) {
            errors.forbidden(value, "may not set both a target raw value and a target utilization");
        }
    }

    private static void container(FieldErrors errors, ContainerResourceMetricSource source) {
        if (Rules.required(errors, source.path("name"), source.name(), "must specify a resource name")) {
            ResourceNames.container(errors, source.path("name"), source.name());
        }
        if (Rules.required(errors, source.path("container"), source.container(), "must specify a container")) {
            Rules.format(errors, source.path("container"), source.container(), Formats.DNS_LABEL);
        }
        share(errors, source.target());
    }
}
