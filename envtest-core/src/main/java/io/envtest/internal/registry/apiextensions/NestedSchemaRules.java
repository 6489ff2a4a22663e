package io.envtest.internal.registry.apiextensions;

import com.fasterxml.jackson.databind.JsonNode;
import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.schema.pattern.PatternEngineLoader;
import io.envtest.view.FieldPath;
import io.envtest.view.apiextensions.v1.JSONSchemaProps;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What may stand inside of {@code allOf}, {@code anyOf}, {@code oneOf} and {@code not}: rules for values, no structure. */
final class NestedSchemaRules {

    private static final List<String> JUNCTORS = List.of("anyOf", "allOf", "oneOf");

    /** Keywords that say what a field is, and how they are refused. */
    private static final Map<String, String> FORBIDDEN = Map.ofEntries(
            Map.entry("type", "must be empty to be structural"),
            Map.entry("additionalProperties", "must be undefined to be structural"),
            Map.entry("default", "must be undefined to be structural"),
            Map.entry("title", "must be empty to be structural"),
            Map.entry("description", "must be empty to be structural"),
            Map.entry("nullable", "must be false to be structural"),
            Map.entry("x-kubernetes-preserve-unknown-fields", "must be false to be structural"),
            Map.entry("x-kubernetes-embedded-resource", "must be false to be structural"),
            Map.entry("x-kubernetes-int-or-string", "must be false to be structural"),
            Map.entry("x-kubernetes-list-map-keys", "must be empty to be structural"),
            Map.entry("x-kubernetes-list-type", "must be undefined to be structural"),
            Map.entry("x-kubernetes-map-type", "must be undefined to be structural"),
            Map.entry("x-kubernetes-validations", "must be empty to be structural"));

    private final FieldErrors errors;
    private final PatternEngineLoader patterns;

    NestedSchemaRules(FieldErrors errors, PatternEngineLoader patterns) {
        this.errors = errors;
        this.patterns = patterns;
    }

    /** Checks what stands inside the junctors of a schema; the usual forms of int-or-string are let pass. */
    void check(JSONSchemaProps schema, FieldPath path) {
        boolean skipAnyOf = isIntOrString(schema.get("anyOf"));
        boolean skipFirst =
                !skipAnyOf && isIntOrString(schema.get("allOf").path(0).path("anyOf"));
        values(schema, skipAnyOf, skipFirst, path);
    }

    private void values(JSONSchemaProps schema, boolean skipAnyOf, boolean skipFirstAnyOf, FieldPath path) {
        for (String junctor : JUNCTORS) {
            List<JSONSchemaProps> parts = SchemaFields.listed(schema.get(junctor));
            for (int i = 0; i < parts.size() && !(skipAnyOf && junctor.equals("anyOf")); i++) {
                boolean skip = skipFirstAnyOf && i == 0 && junctor.equals("allOf");
                nested(parts.get(i), skip, path.child(junctor).index(i));
            }
        }
        nested(SchemaFields.not(schema), false, path.child("not"));
        pattern(schema, path);
    }

    private void pattern(JSONSchemaProps schema, FieldPath path) {
        String wrong = schema.pattern().isEmpty() ? "" : patterns.get().wrong(schema.pattern());
        if (!wrong.isEmpty()) {
            errors.invalid(
                    path.child("pattern"), schema.pattern(), "must be a valid regular expression, but isn't: " + wrong);
        }
    }

    private void nested(@Nullable JSONSchemaProps schema, boolean skipAnyOf, FieldPath path) {
        if (schema == null) {
            return;
        }
        values(schema, skipAnyOf, false, path);
        nested(SchemaFields.items(schema), false, path.child("items"));
        Map<String, JSONSchemaProps> properties = SchemaFields.properties(schema);
        properties.forEach((name, property) ->
                nested(property, false, path.child("properties").key(name)));
        FORBIDDEN.forEach((keyword, detail) -> {
            if (isStated(schema.get(keyword), keyword)) {
                errors.forbidden(path.child(keyword), detail);
            }
        });
        if (properties.containsKey("metadata")) {
            errors.forbidden(path.child("properties").key("metadata"), "must not be specified in a nested context");
        }
    }

    private static boolean isStated(JsonNode value, String keyword) {
        if (keyword.equals("default")) {
            return !value.isMissingNode() && !value.isNull();
        }
        if (keyword.equals("additionalProperties")) {
            return value.isObject() || value.asBoolean();
        }
        return switch (value.getNodeType()) {
            case MISSING, NULL -> false;
            case BOOLEAN -> value.booleanValue();
            case STRING -> !value.textValue().isEmpty() || keyword.startsWith("x-");
            default -> !value.isEmpty();
        };
    }

    private static boolean isIntOrString(JsonNode anyOf) {
        return anyOf.size() == 2 && isType(anyOf.path(0), "integer") && isType(anyOf.path(1), "string");
    }

    private static boolean isType(JsonNode schema, String type) {
        return schema.size() == 1 && schema.path("type").asText().equals(type);
    }

    /** Each field that a junctor at the root names must be specified outside of it, too. */
    void complete(JSONSchemaProps root, FieldPath path) {
        completeJunctors(root, root, path, path);
    }

    private void completeJunctors(JSONSchemaProps logic, JSONSchemaProps schema, FieldPath at, FieldPath from) {
        for (String junctor : JUNCTORS) {
            List<JSONSchemaProps> parts = SchemaFields.listed(logic.get(junctor));
            for (int i = 0; i < parts.size(); i++) {
                complete(parts.get(i), schema, at, from.child(junctor).index(i));
            }
        }
        JSONSchemaProps not = SchemaFields.not(logic);
        if (not != null) {
            complete(not, schema, at, from.child("not"));
        }
    }

    private void complete(JSONSchemaProps logic, @Nullable JSONSchemaProps schema, FieldPath at, FieldPath from) {
        if (schema == null) {
            errors.required(at, "because it is defined in " + from);
            return;
        }
        completeJunctors(logic, schema, at, from);
        JSONSchemaProps items = SchemaFields.items(logic);
        if (items != null) {
            complete(items, SchemaFields.items(schema), at.child("items"), from.child("items"));
        }
        Map<String, JSONSchemaProps> known = SchemaFields.properties(schema);
        SchemaFields.properties(logic)
                .forEach((name, property) -> complete(
                        property,
                        known.get(name),
                        at.child("properties").key(name),
                        from.child("properties").key(name)));
    }
}
