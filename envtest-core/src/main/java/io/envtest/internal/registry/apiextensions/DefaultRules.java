package io.envtest.internal.registry.apiextensions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.field.FieldError;
import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.schema.cel.CelEngineLoader;
import io.envtest.internal.schema.structural.Pruning;
import io.envtest.internal.schema.structural.RuleCheck;
import io.envtest.internal.schema.structural.RuleTree;
import io.envtest.internal.schema.structural.SchemaValidation;
import io.envtest.internal.schema.structural.StructuralSchema;
import io.envtest.view.FieldPath;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Defaults must be valid by the schema that states them and hold nothing that would be dropped. Those below additional
 * properties are not looked at, as on the real server.
 */
final class DefaultRules {

    private static final String EITHER = "x-kubernetes-int-or-string";
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final Set<String> RESOURCE_FIELDS = Set.of("apiVersion", "kind", "metadata");

    private static final Set<String> KIND_FIELDS = Set.of("apiVersion", "kind");
    private static final String NO_TEXT = "must be a string";

    private final FieldErrors errors;
    private final CelEngineLoader cel;
    private final DefaultMetadata metadata;

    DefaultRules(FieldErrors errors, CelEngineLoader cel, DefaultMetadata metadata) {
        this.errors = errors;
        this.cel = cel;
        this.metadata = metadata;
    }

    /** Checks the defaults of a whole schema. */
    void check(StructuralSchema root, FieldPath path) {
        check(root, path, true, false);
    }

    /**
     * @param resource whether this is the root of a resource
     * @param insideMetadata whether this is one of the fields that all resources have, or below one
     */
    private void check(StructuralSchema schema, FieldPath path, boolean resource, boolean insideMetadata) {
        JsonNode value = schema.defaultValue();
        if (value != null) {
            value(value, schema, path.child("default"), resource, insideMetadata);
        }
        StructuralSchema items = schema.items();
        if (items != null) {
            check(items, path.child("items"), items.isEmbeddedResource(), insideMetadata);
        }
        for (Map.Entry<String, StructuralSchema> field : schema.properties().entrySet()) {
            String name = field.getKey();
            StructuralSchema property = field.getValue();
            boolean inside = insideMetadata || resource && RESOURCE_FIELDS.contains(name);
            JsonNode stated = property.defaultValue();
            String wrong = resource && stated != null ? wrong(name, stated) : "";
            if (stated != null && !wrong.isEmpty()) {
                String result = name + ": Invalid value: " + stated + ": " + wrong;
                FieldPath place = path.child("properties").key(name).child("default");
                errors.invalid(place, stated, "must result in valid metadata: " + result);
                continue;
            }
            check(property, path.child("properties").key(name), property.isEmbeddedResource(), inside);
        }
    }

    /** Why a default is none for a field that all resources have; empty if it may be one. */
    private String wrong(String field, JsonNode value) {
        if (KIND_FIELDS.contains(field)) {
            return value.isTextual() ? "" : NO_TEXT;
        }
        return field.equals("metadata") ? metadata.wrong(value) : "";
    }

    private void value(
            JsonNode value, StructuralSchema schema, FieldPath path, boolean resource, boolean insideMetadata) {
        if (!insideMetadata && !isPruned(value, schema, resource)) {
            errors.invalid(path, value, "must not have unknown fields");
        }
        if (resource && value.isObject() && isIncomplete(value, path)) {
            return;
        }
        FieldErrors found = new FieldErrors();
        new SchemaValidation(found).validate(value, heldTo(schema), path);
        if (found.isEmpty()) {
            rules(found, value, schema, path, resource);
        }
        errors.addAll(found);
    }

    /** The real server takes any default for a value that may be a number or a text, and drops no format it does not know. */
    private static StructuralSchema heldTo(StructuralSchema schema) {
        ObjectNode json = schema.json().deepCopy();
        json.findParents(EITHER).forEach(place -> ((ObjectNode) place).remove(EITHER));
        return StructuralSchema.ofDefaults(json);
    }

    /** Rules compare the default with itself. */
    private void rules(FieldErrors found, JsonNode value, StructuralSchema schema, FieldPath path, boolean resource) {
        if (!RuleTree.hasRules(schema)) {
            return;
        }
        RuleTree rules = resource ? RuleTree.of(schema, cel.get()) : RuleTree.ofPart(schema, cel.get());
        FieldErrors failures = new FieldErrors();
        new RuleCheck(failures, warning -> {}).check(rules, value, value, null);
        for (FieldError failure : failures.list()) {
            FieldPath place =
                    failure.path().isRoot() ? path : path.child(failure.path().toString());
            found.add(new FieldError(failure.type(), place, failure.value(), failure.detail()));
        }
    }

    private static boolean isPruned(JsonNode value, StructuralSchema schema, boolean resource) {
        JsonNode copy = value.deepCopy();
        if (resource && copy instanceof ObjectNode object) {
            Pruning.prune(object, schema);
            return copy.equals(value);
        }
        ObjectNode holder = NODES.objectNode().set("value", copy);
        ObjectNode holds =
                NODES.objectNode().set("properties", NODES.objectNode().set("value", schema.json()));
        Pruning.prune(holder, StructuralSchema.of(holds));
        return value.equals(holder.get("value"));
    }

    private boolean isIncomplete(JsonNode value, FieldPath path) {
        boolean incomplete = false;
        for (String field : List.of("apiVersion", "kind")) {
            JsonNode said = value.path(field);
            if (!said.isMissingNode() && !said.isNull() && !said.isTextual()) {
                errors.invalid(path.child(field), said, NO_TEXT);
                incomplete = true;
            } else if (said.asText().isEmpty()) {
                errors.required(path.child(field), "");
                incomplete = true;
            }
        }
        String wrong = metadata.wrong(value.path("metadata"));
        if (!wrong.isEmpty()) {
            errors.invalid(path.child("metadata"), value.path("metadata"), wrong);
        }
        return incomplete || !wrong.isEmpty();
    }
}
