package io.envtest.internal.registry.apiextensions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.schema.structural.Pruning;
import io.envtest.internal.schema.structural.SchemaValidation;
import io.envtest.internal.schema.structural.StructuralSchema;
import io.envtest.view.FieldPath;
import java.util.List;

/**
 * Defaults must be valid by the schema that states them and hold nothing that would be dropped. Those below additional
 * properties are not looked at, as on the real server.
 */
final class DefaultRules {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final FieldErrors errors;

    DefaultRules(FieldErrors errors) {
        this.errors = errors;
    }

    /** Checks the defaults of a whole schema. */
    void check(StructuralSchema root, FieldPath path) {
        check(root, path, true);
    }

    private void check(StructuralSchema schema, FieldPath path, boolean resource) {
        JsonNode value = schema.defaultValue();
        if (value != null) {
            value(value, schema, path.child("default"), resource);
        }
        if (schema.items() != null) {
            below(schema.items(), path.child("items"));
        }
        schema.properties()
                .forEach((name, property) ->
                        below(property, path.child("properties").key(name)));
    }

    private void below(StructuralSchema schema, FieldPath path) {
        check(schema, path, schema.isEmbeddedResource());
    }

    private void value(JsonNode value, StructuralSchema schema, FieldPath path, boolean resource) {
        if (!isPruned(value, schema, resource)) {
            errors.invalid(path, value, "must not have unknown fields");
        }
        if (resource && value.isObject() && isIncomplete(value, path)) {
            return;
        }
        new SchemaValidation(errors).validate(value, schema, path);
    }

    private static boolean isPruned(JsonNode value, StructuralSchema schema, boolean resource) {
        JsonNode copy = value.deepCopy();
        if (resource && copy instanceof ObjectNode object) {
            Pruning.prune(object, schema);
            return copy.equals(value);
        }
        ObjectNode holder = NODES.objectNode().set("value", copy);
        ObjectNode holds = NODES.objectNode().set("properties", NODES.objectNode().set("value", schema.json()));
        Pruning.prune(holder, StructuralSchema.of(holds));
        return value.equals(holder.get("value"));
    }

    private boolean isIncomplete(JsonNode value, FieldPath path) {
        boolean incomplete = false;
        for (String field : List.of("apiVersion", "kind")) {
            if (value.path(field).asText().isEmpty()) {
                errors.required(path.child(field), "");
                incomplete = true;
            }
        }
        return incomplete;
    }
}
