package io.envtest.internal.registry.apiextensions;

import io.envtest.internal.field.FieldErrors;
import io.envtest.view.FieldPath;
import io.envtest.view.apiextensions.v1.JSONSchemaProps;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which keywords a schema may use, checked at one place of it. A place knows what is forbidden because of where it stands.
 *
 * @param noDefaults why there may be no default here; empty if there may
 * @param insideMetadata whether this is inside of the metadata of a resource
 * @param uncorrelatable the list above this place whose old items cannot be told; null if there is none
 */
record KeywordRules(
        String noDefaults, boolean insideMetadata, @Nullable FieldPath uncorrelatable) {

    private static final List<String> TYPES = List.of("array", "boolean", "integer", "number", "object", "string");

    /** The rules at the root. */
    static final KeywordRules ROOT = new KeywordRules("", false, null);

    KeywordRules withoutDefaults(String why) {
        return new KeywordRules(why, insideMetadata, uncorrelatable);
    }

    KeywordRules inMetadata() {
        return new KeywordRules(noDefaults, true, uncorrelatable);
    }

    /** Below a list whose items have no old value of their own. */
    KeywordRules uncorrelatable(FieldPath list) {
        return uncorrelatable == null ? new KeywordRules(noDefaults, insideMetadata, list) : this;
    }

    void check(FieldErrors errors, JSONSchemaProps schema, FieldPath path) {
        String type = schema.type();
        if (!type.isEmpty() && !TYPES.contains(type)) {
            errors.notSupported(path.child("type"), type, TYPES);
        }
        if (SchemaFields.defaultValue(schema) != null && !noDefaults.isEmpty()) {
            errors.forbidden(path.child("default"), "must not be set " + noDefaults);
        }
        unsupported(errors, path, "id", !schema.id().isEmpty());
        unsupported(errors, path, "additionalItems", schema.has("additionalItems"));
        unsupported(
                errors,
                path,
                "patternProperties",
                !schema.get("patternProperties").isEmpty());
        unsupported(errors, path, "definitions", !schema.get("definitions").isEmpty());
        unsupported(errors, path, "dependencies", schema.hasDependencies());
        unsupported(errors, path, "$ref", schema.hasRef());
        if (type.equals("null")) {
            errors.forbidden(path.child("type"), "type cannot be set to null, use nullable as an alternative");
        }
        if (schema.items().isArray() && !schema.items().isEmpty()) {
            errors.forbidden(path.child("items"), "items must be a schema object and not an array");
        }
        if (insideMetadata && schema.xKubernetesEmbeddedResource()) {
            errors.forbidden(path.child("x-kubernetes-embedded-resource"), "must not be used inside of resource meta");
        }
    }

    private static void unsupported(FieldErrors errors, FieldPath path, String keyword, boolean used) {
        if (used) {
            errors.forbidden(path.child(keyword), keyword + " is not supported");
        }
    }
}
