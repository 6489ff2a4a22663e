package io.envtest.internal.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.GroupVersionKind;
import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.meta.LabelSelectors;
import io.envtest.internal.registry.rule.NameRules;
import io.envtest.internal.registry.rule.ObjectMetaRules;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.autoscaling.v1.Scale;
import io.envtest.view.meta.v1.LabelSelector;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The scale subresource: a Scale made from an object, and its number of replicas put back.
 *
 * @see <a href="https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/deployment-v1/">Scale</a>
 */
final class Scales {

    private static final GroupVersionKind KIND = new GroupVersionKind("autoscaling", "v1", "Scale");

    private Scales() {}

    /** The Scale of an object. */
    static ObjectNode of(ScalePaths paths, ObjectNode object) {
        ObjectNode scale = JsonNodeFactory.instance.objectNode();
        scale.put("kind", KIND.kind()).put("apiVersion", KIND.apiVersion());
        ObjectNode metadata = scale.putObject("metadata");
        for (String field : new String[] {"name", "namespace", "uid", "resourceVersion", "creationTimestamp"}) {
            JsonNode value = object.path("metadata").path(field);
            if (!value.isMissingNode()) {
                metadata.set(field, value);
            }
        }
        ObjectNode spec = scale.putObject("spec");
        int replicas = at(object, paths.specReplicas()).intValue();
        if (replicas != 0) {
            spec.put("replicas", replicas);
        }
        ObjectNode status = scale.putObject("status");
        status.put("replicas", at(object, paths.statusReplicas()).intValue());
        String selector = selector(at(object, paths.selector()));
        if (!selector.isEmpty()) {
            status.put("selector", selector);
        }
        return scale;
    }

    /** Whether the object says how many replicas it wants. */
    static boolean hasReplicas(ScalePaths paths, ObjectNode object) {
        JsonNode replicas = at(object, paths.specReplicas());
        return !replicas.isMissingNode() && !replicas.isNull();
    }

    /** Puts the number of replicas, and the version that it is meant for, into the object. */
    static void apply(ScalePaths paths, ObjectNode scale, ObjectNode object) {
        String[] steps = steps(paths.specReplicas());
        ObjectNode holder = object;
        for (int i = 0; i < steps.length - 1; i++) {
            holder = holder.get(steps[i]) instanceof ObjectNode next ? next : holder.putObject(steps[i]);
        }
        holder.put(steps[steps.length - 1], Scale.of(scale).spec().replicas());
        String version = SystemMetadata.of(scale).resourceVersion();
        if (!version.isEmpty()) {
            SystemMetadata.of(object).setResourceVersion(version);
        }
    }

    /** Refuses what is no Scale of an object. */
    static void validate(ObjectNode scale, String name) {
        FieldErrors errors = new FieldErrors();
        ObjectMetaRules.created(errors, SystemMetadata.of(scale), true, NameRules.DNS_SUBDOMAIN);
        Scale view = Scale.of(scale);
        Rules.nonNegative(errors, view.spec().path("replicas"), view.spec().replicas());
        errors.throwIfAny(KIND, name);
    }

    private static JsonNode at(ObjectNode object, String path) {
        JsonNode node = object;
        for (String step : steps(path)) {
            node = node.path(step);
        }
        return node;
    }

    private static String[] steps(String path) {
        return (path.startsWith(".") ? path.substring(1) : path).split("\\.");
    }

    private static String selector(JsonNode selector) {
        if (!(selector instanceof ObjectNode object)) {
            return selector.asText("");
        }
        if (object.path("matchLabels").isObject()
                || object.path("matchExpressions").isArray()) {
            return LabelSelectors.print(LabelSelector.of(object));
        }
        Map<String, String> labels = new TreeMap<>();
        object.properties()
                .forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
        return labels.entrySet().stream()
                .map(label -> label.getKey() + "=" + label.getValue())
                .collect(Collectors.joining(","));
    }
}
