package io.envtest.internal.registry.apiextensions;

import com.fasterxml.jackson.databind.JsonNode;
import io.envtest.internal.field.FieldError;
import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.schema.cel.CelEngineLoader;
import io.envtest.internal.schema.pattern.PatternEngineLoader;
import io.envtest.internal.schema.structural.StructuralSchema;
import io.envtest.view.FieldPath;
import io.envtest.view.apiextensions.v1.JSONSchemaProps;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rules of the schema of a version. Safe for use by many threads. */
final class SchemaRules {

    private static final List<String> AT_ROOT = List.of(
            "Description",
            "Type",
            "Format",
            "Title",
            "Maximum",
            "ExclusiveMaximum",
            "Minimum",
            "ExclusiveMinimum",
            "MaxLength",
            "MinLength",
            "Pattern",
            "MaxItems",
            "MinItems",
            "UniqueItems",
            "MultipleOf",
            "Required",
            "Items",
            "Properties",
            "ExternalDocs",
            "Example",
            "XPreserveUnknownFields",
            "XValidations");
    private static final String WITH_STATUS = " if the status subresource is enabled";

    private final CelEngineLoader cel;
    private final PatternEngineLoader patterns;
    private final DefaultMetadata metadata;

    private static final String PRESERVE = "x-kubernetes-preserve-unknown-fields";

    SchemaRules(CelEngineLoader cel, PatternEngineLoader patterns, DefaultMetadata metadata) {
        this.cel = cel;
        this.patterns = patterns;
        this.metadata = metadata;
    }

    /**
     * Checks a schema.
     *
     * @param path of the schema
     * @param hasStatus whether the status subresource is served
     */
    void check(FieldErrors all, JSONSchemaProps schema, FieldPath path, boolean hasStatus) {
        FieldErrors errors = new FieldErrors();
        if (hasStatus) {
            root(errors, schema, path);
        }
        if (schema.nullable()) {
            errors.forbidden(path.child("nullable"), "nullable cannot be true at the root");
        }
        String unsupported = unsupported(schema.node());
        RuleScope scope = unsupported.isEmpty() ? structure(errors, schema, path) : null;
        ValidationRuleRules rules = new ValidationRuleRules(cel);
        new SchemaWalk(errors, rules).check(schema, path, scope);
        if (errors.isEmpty() && !unsupported.isEmpty()) {
            errors.invalid(path, "", "OpenAPIV3Schema '" + unsupported + "' is not supported");
        }
        rules.checkTotal(errors, path);
        all.addAll(errors);
    }

    /** Only what does not get lost for the status may be said at the root. */
    private static void root(FieldErrors errors, JSONSchemaProps schema, FieldPath path) {
        for (String field : PrintedSchema.given(schema.node())) {
            if (field.equals("Type") && !schema.type().equals("object")) {
                errors.invalid(
                        path.child("type"),
                        schema.type(),
                        "only \"object\" is allowed as the type at the root of the schema" + WITH_STATUS);
                return;
            }
            if (!AT_ROOT.contains(field)) {
                errors.invalid(
                        path,
                        PrintedDefinition.schema(schema.node()),
                        "only [" + String.join(" ", AT_ROOT) + "] fields are allowed at the root of the schema"
                                + WITH_STATUS);
                return;
            }
        }
    }

    /** What rules can rely on; null if the schema is not structural or a default is wrong. */
    private @Nullable RuleScope structure(FieldErrors errors, JSONSchemaProps schema, FieldPath path) {
        List<FieldError> wrong = StructuralRules.check(schema, path, patterns);
        if (!wrong.isEmpty()) {
            wrong.forEach(errors::add);
            return null;
        }
        StructuralSchema structural = StructuralSchema.ofDefaults(schema.node());
        FieldErrors defaults = new FieldErrors();
        new DefaultRules(defaults, cel, metadata).check(structural, path);
        errors.addAll(defaults);
        return defaults.isEmpty() ? RuleScope.root(structural) : null;
    }

    /** The first keyword that has no place in a structural schema; empty if there is none. */
    static String unsupported(JsonNode schema) {
        if (schema.isObject()) {
            String own = ownUnsupported(schema);
            if (!own.isEmpty()) {
                return own;
            }
        }
        for (String keyword : List.of("items", "additionalProperties", "not")) {
            String below = schema.path(keyword).isObject() ? unsupported(schema.path(keyword)) : "";
            if (!below.isEmpty()) {
                return below;
            }
        }
        for (String keyword : List.of("properties", "allOf", "anyOf", "oneOf")) {
            for (JsonNode part : schema.path(keyword)) {
                String below = unsupported(part);
                if (!below.isEmpty()) {
                    return below;
                }
            }
        }
        return "";
    }

    private static String ownUnsupported(JsonNode schema) {
        if (!schema.path("id").asText().isEmpty()) {
            return "id";
        }
        if (!schema.path("$schema").asText().isEmpty()) {
            return "schema";
        }
        if (!schema.path("$ref").asText().isEmpty()) {
            return "$ref";
        }
        for (String keyword : List.of("patternProperties", "definitions", "dependencies")) {
            if (!schema.path(keyword).isEmpty()) {
                return keyword;
            }
        }
        JsonNode preserve = schema.path(PRESERVE);
        if (preserve.isBoolean() && !preserve.booleanValue()) {
            return PRESERVE;
        }
        if (schema.hasNonNull("additionalItems")) {
            return "additionalItems";
        }
        return schema.path("items").isArray() && !schema.path("items").isEmpty() ? "items" : "";
    }
}
