package io.envtest.internal.registry.apiextensions;

import com.fasterxml.jackson.databind.JsonNode;
import io.envtest.internal.field.FieldErrors;
import io.envtest.view.FieldPath;
import io.envtest.view.apiextensions.v1.JSONSchemaProps;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rules of the extensions that say how lists and maps are merged. */
final class ExtensionRules {

    private static final String LIST_TYPE = "x-kubernetes-list-type";
    private static final String MAP_TYPE = "x-kubernetes-map-type";
    private static final String MAP_KEYS = "x-kubernetes-list-map-keys";
    private static final String PRESERVE = "x-kubernetes-preserve-unknown-fields";

    private ExtensionRules() {}

    static void check(FieldErrors errors, JSONSchemaProps schema, FieldPath path) {
        if (schema.hasXKubernetesPreserveUnknownFields() && !schema.xKubernetesPreserveUnknownFields()) {
            errors.invalid(path.child(PRESERVE), false, "must be true or undefined");
        }
        if (schema.hasXKubernetesMapType()) {
            type(errors, schema, path, "object", MAP_TYPE);
            oneOf(errors, path.child(MAP_TYPE), schema.xKubernetesMapType(), List.of("atomic", "granular"));
        }
        if (schema.hasXKubernetesListType()) {
            if (type(errors, schema, path, "array", LIST_TYPE)) {
                set(errors, schema, path);
            }
            oneOf(errors, path.child(LIST_TYPE), schema.xKubernetesListType(), List.of("atomic", "set", "map"));
        }
        if (!schema.xKubernetesListMapKeys().isEmpty()) {
            keysNeedMap(errors, schema, path);
        }
        if (schema.xKubernetesListType().equals("map")) {
            map(errors, schema, path);
        }
        members(errors, schema, path);
    }

    private static void oneOf(FieldErrors errors, FieldPath path, String value, List<String> supported) {
        if (!supported.contains(value)) {
            errors.notSupported(path, value, supported);
        }
    }

    private static boolean type(
            FieldErrors errors, JSONSchemaProps schema, FieldPath path, String type, String extension) {
        String detail = "must be " + type + " if " + extension + " is specified";
        if (schema.type().isEmpty()) {
            errors.required(path.child("type"), detail);
        } else if (!schema.type().equals(type)) {
            errors.invalid(path.child("type"), schema.type(), detail);
        }
        return schema.type().equals(type);
    }

    /** Items of a set are compared as a whole. */
    private static void set(FieldErrors errors, JSONSchemaProps schema, FieldPath path) {
        JSONSchemaProps items = SchemaFields.items(schema);
        if (!schema.xKubernetesListType().equals("set") || items == null) {
            return;
        }
        String detail = "must be atomic as item of a list with x-kubernetes-list-type=set";
        if (items.type().equals("array")
                && items.hasXKubernetesListType()
                && !items.xKubernetesListType().equals("atomic")) {
            errors.invalid(path.child("items").child(LIST_TYPE), items.xKubernetesListType(), detail);
        }
        if (items.type().equals("object") && !items.xKubernetesMapType().equals("atomic")) {
            errors.invalid(path.child("items").child(MAP_TYPE), given(items, LIST_TYPE), detail);
        }
    }

    /** The server shows the list type of the items here, too, which usually is none. */
    private static @Nullable JsonNode given(JSONSchemaProps items, String keyword) {
        return items.node().get(keyword);
    }

    private static void keysNeedMap(FieldErrors errors, JSONSchemaProps schema, FieldPath path) {
        String detail = "must be map if x-kubernetes-list-map-keys is non-empty";
        if (!schema.hasXKubernetesListType()) {
            errors.required(path.child(LIST_TYPE), detail);
        } else if (!schema.xKubernetesListType().equals("map")) {
            errors.invalid(path.child(LIST_TYPE), schema.xKubernetesListType(), detail);
        }
    }

    private static void map(FieldErrors errors, JSONSchemaProps schema, FieldPath path) {
        if (schema.xKubernetesListMapKeys().isEmpty()) {
            errors.required(path.child(MAP_KEYS), "must not be empty if x-kubernetes-list-type is map");
        }
        JSONSchemaProps items = SchemaFields.items(schema);
        if (!schema.hasItems()) {
            errors.required(path.child("items"), "must have a schema if x-kubernetes-list-type is map");
        } else if (items == null) {
            errors.invalid(
                    path.child("items"),
                    PrintedDefinition.items(schema.items()),
                    "must only have a single schema if x-kubernetes-list-type is map");
        } else if (!items.type().equals("object")) {
            errors.invalid(
                    path.child("items").child("type"),
                    items.type(),
                    "must be object if parent array's x-kubernetes-list-type is map");
        } else {
            keys(errors, schema, items, path);
        }
    }

    private static void keys(FieldErrors errors, JSONSchemaProps schema, JSONSchemaProps items, FieldPath path) {
        Map<String, JSONSchemaProps> properties = SchemaFields.properties(items);
        Set<String> seen = new HashSet<>();
        for (String key : schema.xKubernetesListMapKeys()) {
            JSONSchemaProps property = properties.get(key);
            if (property == null) {
                errors.invalid(
                        path.child(MAP_KEYS), schema.get(MAP_KEYS), "entries must all be names of item properties");
            } else if (property.type().equals("array") || property.type().equals("object")) {
                errors.invalid(
                        path.child("items", "properties").key(key).child("type"),
                        items.type(),
                        "must be a scalar type if parent array's x-kubernetes-list-type is map");
            }
            if (!seen.add(key)) {
                errors.invalid(path.child(MAP_KEYS), schema.get(MAP_KEYS), "must not contain duplicate entries");
            }
        }
    }

    /** Members of a map or set are there and have their keys. */
    private static void members(FieldErrors errors, JSONSchemaProps schema, FieldPath path) {
        String kind = schema.xKubernetesListType();
        JSONSchemaProps items = SchemaFields.items(schema);
        if (items == null || !kind.equals("map") && !kind.equals("set")) {
            return;
        }
        if (items.nullable()) {
            errors.forbidden(
                    path.child("items").child("nullable"), "cannot be nullable when x-kubernetes-list-type is " + kind);
        }
        if (kind.equals("map")) {
            schema.xKubernetesListMapKeys().forEach(key -> key(errors, items, key, path));
        }
    }

    private static void key(FieldErrors errors, JSONSchemaProps items, String key, FieldPath path) {
        JSONSchemaProps property = SchemaFields.properties(items).get(key);
        if (property == null) {
            return;
        }
        FieldPath at = path.child("items", "properties").key(key);
        if (!items.required().contains(key) && SchemaFields.defaultValue(property) == null) {
            errors.required(
                    at.child("default"),
                    "this property is in x-kubernetes-list-map-keys, so it must have a default or be a required property");
        }
        if (property.nullable()) {
            errors.forbidden(
                    at.child("nullable"), "this property is in x-kubernetes-list-map-keys, so it cannot be nullable");
        }
    }
}
