package io.envtest.internal.registry.apiextensions;

import io.envtest.internal.field.FieldErrors;
import io.envtest.view.FieldPath;
import io.envtest.view.apiextensions.v1.JSONSchemaProps;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks keywords, extensions and rules at every place of a schema. Rules are compiled only where nothing is wrong with the
 * schema itself from there on down, and their errors come after all others. One schema, one instance.
 */
final class SchemaWalk {

    private static final Set<String> RESOURCE_FIELDS = Set.of("apiVersion", "kind", "metadata");

    /** Maps of other types are refused, and the fields of their old values cannot be told. */
    private static final Set<String> MAP_TYPES = Set.of("", "granular", "atomic");

    private final FieldErrors errors;
    private final ValidationRuleRules rules;
    private final FieldErrors ruleErrors = new FieldErrors();

    SchemaWalk(FieldErrors errors, ValidationRuleRules rules) {
        this.errors = errors;
        this.rules = rules;
    }

    /**
     * Walks through a schema.
     *
     * @param scope what rules can rely on; null if the schema is not structural
     */
    void check(JSONSchemaProps root, FieldPath path, @Nullable RuleScope scope) {
        visit(root, path, KeywordRules.ROOT, true, scope);
        errors.addAll(ruleErrors);
    }

    private void visit(
            @Nullable JSONSchemaProps schema,
            FieldPath path,
            KeywordRules place,
            boolean root,
            @Nullable RuleScope scope) {
        if (schema == null) {
            return;
        }
        int before = errors.size();
        place.check(errors, schema, path);
        if (schema.uniqueItems()) {
            errors.forbidden(
                    path.child("uniqueItems"),
                    "uniqueItems cannot be set to true since the runtime complexity becomes quadratic");
        }
        additional(schema, path, place, scope);
        properties(schema, path, place, root, scope);
        logic(schema, path, place);
        items(schema, path, place, scope);
        ExtensionRules.check(errors, schema, path);
        if (!schema.xKubernetesValidations().isEmpty()) {
            ValidationRuleRules.form(errors, schema, path);
            if (errors.size() == before && scope != null) {
                rules.compile(ruleErrors, schema, path, scope, place);
            }
        }
    }

    private void additional(JSONSchemaProps schema, FieldPath path, KeywordRules place, @Nullable RuleScope scope) {
        if (!SchemaFields.hasAdditionalProperties(schema)) {
            return;
        }
        FieldPath at = path.child("additionalProperties");
        JSONSchemaProps additional = SchemaFields.additionalProperties(schema);
        boolean everything = schema.get("additionalProperties").booleanValue();
        if (!SchemaFields.properties(schema).isEmpty() && !everything) {
            errors.forbidden(at, "additionalProperties and properties are mutual exclusive");
        }
        KeywordRules below = place.insideMetadata()
                ? place.withoutDefaults("inside additionalProperties applying to object metadata")
                : place;
        visit(additional, at, below, false, scope == null ? null : scope.additionalProperties());
    }

    private void properties(
            JSONSchemaProps schema, FieldPath path, KeywordRules around, boolean root, @Nullable RuleScope scope) {
        KeywordRules place = MAP_TYPES.contains(schema.xKubernetesMapType()) ? around : around.uncorrelatable(path);
        for (Map.Entry<String, JSONSchemaProps> property :
                SchemaFields.properties(schema).entrySet()) {
            String name = property.getKey();
            KeywordRules below = place;
            if ((root || schema.xKubernetesEmbeddedResource()) && RESOURCE_FIELDS.contains(name)) {
                below = below.inMetadata();
                if (root) {
                    below = below.withoutDefaults("in top-level " + name);
                }
            }
            FieldPath at = path.child("properties").key(name);
            visit(property.getValue(), at, below, false, scope == null ? null : scope.property(name));
        }
    }

    private void logic(JSONSchemaProps schema, FieldPath path, KeywordRules place) {
        visit(SchemaFields.not(schema), path.child("not"), place, false, null);
        for (String junctor : List.of("allOf", "oneOf", "anyOf")) {
            listed(SchemaFields.listed(schema.get(junctor)), path.child(junctor), place);
        }
        named(schema, "definitions", path, place);
    }

    private void items(JSONSchemaProps schema, FieldPath path, KeywordRules place, @Nullable RuleScope scope) {
        FieldPath at = path.child("items");
        KeywordRules below = schema.xKubernetesListType().equals("map") ? place : place.uncorrelatable(path);
        visit(SchemaFields.items(schema), at, below, false, scope == null ? null : scope.items());
        listed(SchemaFields.listed(schema.items()), at, place);
        named(schema, "dependencies", path, place);
    }

    private void listed(List<JSONSchemaProps> schemas, FieldPath path, KeywordRules place) {
        for (int i = 0; i < schemas.size(); i++) {
            visit(schemas.get(i), path.index(i), place, false, null);
        }
    }

    private void named(JSONSchemaProps schema, String keyword, FieldPath path, KeywordRules place) {
        for (Map.Entry<String, JSONSchemaProps> below :
                SchemaFields.named(schema.get(keyword)).entrySet()) {
            visit(below.getValue(), path.child(keyword).key(below.getKey()), place, false, null);
        }
    }
}
