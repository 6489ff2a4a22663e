package io.envtest.internal.registry.apiextensions;

import com.fasterxml.jackson.databind.JsonNode;
import io.envtest.internal.field.FieldError;
import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.schema.pattern.PatternEngineLoader;
import io.envtest.view.FieldPath;
import io.envtest.view.apiextensions.v1.JSONSchemaProps;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A schema must be structural: it states a type for each field outside of logical junctors. What is wrong is told in order
 * of the messages.
 *
 * @see <a href="https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#specifying-a-structural-schema">Structural schemas</a>
 */
final class StructuralRules {

    /** Where a schema stands, with the words for a missing type there. */
    private enum Level {
        ROOT("must not be empty at the root"),
        ITEM("must not be empty for specified array items"),
        FIELD("must not be empty for specified object fields");

        private final String typeMissing;

        Level(String typeMissing) {
            this.typeMissing = typeMissing;
        }
    }

    private static final String EMBEDDED = "x-kubernetes-embedded-resource";
    private static final String OBJECT_IF_EMBEDDED = "must be object if " + EMBEDDED + " is true";

    private final FieldErrors errors = new FieldErrors();
    private final NestedSchemaRules nested;

    private StructuralRules(PatternEngineLoader patterns) {
        nested = new NestedSchemaRules(errors, patterns);
    }

    /** What keeps the schema of a version from being structural. */
    static List<FieldError> check(JSONSchemaProps root, FieldPath path, PatternEngineLoader patterns) {
        StructuralRules rules = new StructuralRules(patterns);
        rules.schema(root, Level.ROOT, path);
        rules.nested.complete(root, path);
        List<FieldError> sorted = new ArrayList<>(rules.errors.list());
        sorted.sort(Comparator.comparing(FieldError::message));
        return sorted;
    }

    private void schema(@Nullable JSONSchemaProps schema, Level level, FieldPath path) {
        if (schema == null) {
            return;
        }
        JSONSchemaProps items = SchemaFields.items(schema);
        if (schema.type().equals("array") && items == null) {
            errors.required(path.child("items"), "must be specified");
        }
        schema(items, Level.ITEM, path.child("items"));
        Map<String, JSONSchemaProps> properties = SchemaFields.properties(schema);
        for (Map.Entry<String, JSONSchemaProps> property : properties.entrySet()) {
            schema(property.getValue(), Level.FIELD, path.child("properties").key(property.getKey()));
        }
        additional(schema, level, path);
        extensions(schema, path);
        nested.check(schema, path);
        type(schema, level, path);
        resource(schema, properties, level, path);
    }

    private void additional(JSONSchemaProps schema, Level level, FieldPath path) {
        if (!SchemaFields.hasAdditionalProperties(schema)) {
            return;
        }
        FieldPath additional = path.child("additionalProperties");
        if (level == Level.ROOT) {
            errors.forbidden(additional, "must not be used at the root");
        }
        schema(SchemaFields.additionalProperties(schema), Level.FIELD, additional);
        if (schema.xKubernetesEmbeddedResource()) {
            errors.forbidden(additional, "must not be used if " + EMBEDDED + " is set");
        }
    }

    private void extensions(JSONSchemaProps schema, FieldPath path) {
        if (!schema.xKubernetesIntOrString()) {
            return;
        }
        String detail = "must be false if x-kubernetes-int-or-string is true";
        if (schema.xKubernetesPreserveUnknownFields()) {
            errors.invalid(path.child("x-kubernetes-preserve-unknown-fields"), true, detail);
        }
        if (schema.xKubernetesEmbeddedResource()) {
            errors.invalid(path.child(EMBEDDED), true, detail);
        }
    }

    private void type(JSONSchemaProps schema, Level level, FieldPath path) {
        FieldPath type = path.child("type");
        boolean isFree = schema.xKubernetesIntOrString() || schema.xKubernetesPreserveUnknownFields();
        if (schema.xKubernetesEmbeddedResource() && !schema.type().equals("object")) {
            if (schema.type().isEmpty()) {
                errors.required(type, OBJECT_IF_EMBEDDED);
            } else {
                errors.invalid(type, schema.type(), OBJECT_IF_EMBEDDED);
            }
        } else if (schema.type().isEmpty() && !isFree) {
            errors.required(type, level.typeMissing);
        }
        if (level == Level.ROOT && !schema.type().isEmpty() && !schema.type().equals("object")) {
            errors.invalid(type, schema.type(), "must be object at the root");
        }
    }

    /** What a resource has in any case may hardly be specified. */
    private void resource(
            JSONSchemaProps schema, Map<String, JSONSchemaProps> properties, Level level, FieldPath path) {
        boolean embedded = schema.xKubernetesEmbeddedResource();
        if (level == Level.ROOT || embedded) {
            for (String name : List.of("kind", "apiVersion")) {
                JSONSchemaProps property = properties.get(name);
                if (property != null && !property.type().equals("string")) {
                    FieldPath type = path.child("properties").key(name).child("type");
                    errors.invalid(type, property.type(), "must be string");
                }
            }
            JSONSchemaProps metadata = properties.get("metadata");
            if (metadata != null) {
                metadata(metadata, path.child("properties").key("metadata"));
            }
        }
        if (embedded && !schema.xKubernetesPreserveUnknownFields() && properties.isEmpty()) {
            errors.required(
                    path.child("properties"),
                    "must not be empty if " + EMBEDDED + " is true without x-kubernetes-preserve-unknown-fields");
        }
    }

    private void metadata(JSONSchemaProps metadata, FieldPath path) {
        if (!metadata.type().equals("object")) {
            errors.invalid(path.child("type"), metadata.type(), "must be object");
        }
        boolean onlyNames = SchemaFields.properties(metadata).keySet().stream()
                .allMatch(name -> name.equals("name") || name.equals("generateName"));
        boolean onlyFields = metadata.node().properties().stream().allMatch(e -> isFree(e.getKey(), e.getValue()));
        if (!onlyNames || !onlyFields) {
            errors.forbidden(
                    path,
                    "must not specify anything other than name and generateName, but metadata is implicitly specified");
        }
    }

    private static boolean isFree(String keyword, JsonNode value) {
        boolean empty = value.isNull()
                || value.isBoolean() && !value.booleanValue() && !keyword.equals("additionalProperties")
                || value.isTextual() && value.textValue().isEmpty()
                || value.isContainerNode()
                        && value.isEmpty()
                        && !List.of("not", "externalDocs").contains(keyword);
        return empty || List.of("type", "properties", "default").contains(keyword);
    }
}
