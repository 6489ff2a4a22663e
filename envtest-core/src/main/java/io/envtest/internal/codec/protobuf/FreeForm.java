package io.envtest.internal.codec.protobuf;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.envtest.internal.schema.catalogue.Type;

/** What the messages of free-form values look like, by the names of their definitions. */
enum FreeForm {
    /** JSON text in field 1: RawExtension, FieldsV1, JSON. */
    RAW,
    /** A boolean in field 1, or a schema in field 2. */
    SCHEMA_OR_BOOL,
    /** A schema in field 1, or schemas in field 2. */
    SCHEMA_OR_ARRAY,
    /** A schema in field 1, or texts in field 2. */
    SCHEMA_OR_STRING_ARRAY;

    /** Reads and writes the JSON of raw values. */
    static final ObjectMapper JSON = new ObjectMapper();

    static FreeForm of(String definition) {
        if (definition.endsWith("JSONSchemaPropsOrBool")) {
            return SCHEMA_OR_BOOL;
        }
        if (definition.endsWith("JSONSchemaPropsOrArray")) {
            return SCHEMA_OR_ARRAY;
        }
        return definition.endsWith("JSONSchemaPropsOrStringArray") ? SCHEMA_OR_STRING_ARRAY : RAW;
    }

    /** The definition of the schemas that such a value may hold. */
    static String schemaDefinition(Type type) {
        String definition = type.definition();
        return definition.substring(0, definition.indexOf("JSONSchemaProps") + "JSONSchemaProps".length());
    }
}
