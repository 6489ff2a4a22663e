package io.envtest.internal.endpoint;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.envtest.api.GroupVersionKind;
import io.envtest.internal.endpoint.selector.FieldQuery;
import io.envtest.internal.field.GoQuote;
import io.envtest.internal.meta.ApiErrors;
import io.envtest.internal.registry.ResourceDefinition;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/** The fields by which the objects of a resource can be selected, and the words for those by which they cannot. */
final class SelectableFields {

    private static final Set<String> METADATA = Set.of("metadata.name", "metadata.namespace");
    /** Fields that are known by an older name, too. */
    private static final Map<String, Map<String, String>> RENAMED = Map.of("Pod", Map.of("spec.host", "spec.nodeName"));

    /** Kinds of which all fields but metadata have other names than in the version that is stored, by group and kind. */
    private static final Map<String, Map<String, String>> OTHERWISE_NAMED = Map.of(
            "events.k8s.io/Event",
            Map.of(
                    "regarding.kind", "involvedObject.kind",
                    "regarding.namespace", "involvedObject.namespace",
                    "regarding.name", "involvedObject.name",
                    "regarding.uid", "involvedObject.uid",
                    "regarding.apiVersion", "involvedObject.apiVersion",
                    "regarding.resourceVersion", "involvedObject.resourceVersion",
                    "regarding.fieldPath", "involvedObject.fieldPath",
                    "reason", "reason",
                    "reportingController", "reportingComponent",
                    "type", "type"));

    private static final Map<String, BiFunction<GroupVersionKind, String, String>> WORDS = Map.of(
            "Job", (kind, field) -> "field label " + GoQuote.quote(field) + " not supported for Job",
            "ResourceSlice",
                    (kind, field) -> "field label not supported for " + kind.apiVersion() + ", Kind=" + kind.kind()
                            + ": " + field);

    private final ResourceDefinition definition;
    private final Set<String> own;

    private SelectableFields(ResourceDefinition definition) {
        this.definition = definition;
        this.own = definition
                .declaration()
                .strategy()
                .selectableFields(JsonNodeFactory.instance.objectNode())
                .keySet();
    }

    static SelectableFields of(ResourceDefinition definition) {
        return new SelectableFields(definition);
    }

    /** The query with fields by their current names; refuses unknown fields. */
    FieldQuery check(FieldQuery query) {
        return query.isEmpty() ? query : query.rename(this::known);
    }

    /** A kind without namespaces that has selectable fields of its own, and every custom one, knows no namespace to select by. */
    private boolean hasNamespaceOf(String field) {
        return !field.equals("metadata.namespace")
                || definition.namespaced()
                || (definition.builtIn() && own.isEmpty());
    }

    private String known(String field) {
        String kind = definition.kind().kind();
        Map<String, String> named = OTHERWISE_NAMED.get(definition.kind().group() + "/" + kind);
        if (named != null && !METADATA.contains(field) && !named.containsKey(field)) {
            throw ApiErrors.badRequest("field label not supported: " + field);
        }
        Map<String, String> renamed = named == null ? RENAMED.getOrDefault(kind, Map.of()) : named;
        String current = renamed.getOrDefault(field, field);
        if (own.contains(current) || (METADATA.contains(current) && hasNamespaceOf(current))) {
            return current;
        }
        if (own.isEmpty() && definition.builtIn()) {
            throw ApiErrors.badRequest(GoQuote.quote(field)
                    + " is not a known field selector: only \"metadata.name\", \"metadata.namespace\"");
        }
        throw ApiErrors.badRequest(WORDS.getOrDefault(kind, (of, name) -> "field label not supported: " + name)
                .apply(definition.kind(), field));
    }
}
