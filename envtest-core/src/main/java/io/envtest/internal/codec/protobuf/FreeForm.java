package io.envtest.internal.codec.protobuf;

import io.envtest.internal.schema.catalogue.Type;

/** What the messages of free-form values look like, by the names of their definitions. */
enum FreeForm {
    /** JSON text in field 1: FieldsV1, JSON. */
    RAW,
    /** JSON text in field 1 that is kept byte for byte: RawExtension. */
    OPAQUE,
    /** A boolean in field 1, or a schema in field 2. */
    SCHEMA_OR_BOOL,
    /** A schema in field 1, or schemas in field 2. */
    SCHEMA_OR_ARRAY,
    /** A schema in field 1, or texts in field 2. */
    SCHEMA_OR_STRING_ARRAY;

    static FreeForm of(String definition) {
        if (definition.endsWith("JSONSchemaPropsOrBool")) {
            return SCHEMA_OR_BOOL;
        }
        if (definition.endsWith("JSONSchemaPropsOrArray")) {
            return SCHEMA_OR_ARRAY;
        }
        if (definition.endsWith("JSONSchemaPropsOrStringArray")) {
            return SCHEMA_OR_STRING_ARRAY;
        }
        return definition.endsWith(".RawExtension") ? OPAQUE : RAW;
    }

    /** The definition of the schemas that such a value may hold. */
    static String schemaDefinition(Type type) {
        String definition = type.definition();
        return definition.substring(0, definition.indexOf("JSONSchemaProps") + "JSONSchemaProps".length());
    }
}
