package io.envtest.internal.codec.protobuf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.envtest.internal.codec.GoJson;
import io.envtest.internal.codec.GoJsonException;
import io.envtest.internal.codec.OpaqueObject;
import io.envtest.internal.schema.catalogue.Type;

/** Reads values that JSON shows in one form and protobuf in another. */
final class FreeFormDecoder {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final MessageDecoder structs;

    FreeFormDecoder(MessageDecoder structs) {
        this.structs = structs;
    }

    JsonNode read(WireReader in, Type type) throws MalformedProtobufException {
        return switch (FreeForm.of(type.definition())) {
            case RAW -> raw(in, false);
            case OPAQUE -> raw(in, true);
            case SCHEMA_OR_BOOL -> schemaOrBool(in, type);
            case SCHEMA_OR_ARRAY -> schemaOrList(in, type, true);
            case SCHEMA_OR_STRING_ARRAY -> schemaOrList(in, type, false);
        };
    }

    private static JsonNode raw(WireReader in, boolean opaque) throws MalformedProtobufException {
        JsonNode value = JSON.nullNode();
        while (in.hasMore()) {
            if (in.number() == 1) {
                value = parse(in.bytes("Raw"), opaque);
            } else {
                in.skip();
            }
        }
        return value;
    }

    private static JsonNode parse(byte[] json, boolean opaque) throws MalformedProtobufException {
        JsonNode object = opaque ? OpaqueObject.read(json) : null;
        if (object != null) {
            return object;
        }
        try {
            return json.length == 0 ? JSON.nullNode() : GoJson.decode(json).value();
        } catch (GoJsonException e) {
            throw new MalformedProtobufException("a raw value is not JSON: " + e.getMessage());
        }
    }

    private JsonNode schemaOrBool(WireReader in, Type type) throws MalformedProtobufException {
        JsonNode schema = null;
        boolean allows = false;
        while (in.hasMore()) {
            switch (in.number()) {
                case 1 -> allows = in.number("Allows") != 0;
                case 2 -> schema = schema(in, type);
                default -> in.skip();
            }
        }
        return schema == null ? JSON.booleanNode(allows) : schema;
    }

    private JsonNode schemaOrList(WireReader in, Type type, boolean schemas) throws MalformedProtobufException {
        JsonNode schema = null;
        ArrayNode list = JSON.arrayNode();
        while (in.hasMore()) {
            switch (in.number()) {
                case 1 -> schema = schema(in, type);
                case 2 -> list.add(schemas ? schema(in, type) : JSON.textNode(in.text("Property")));
                default -> in.skip();
            }
        }
        if (!list.isEmpty()) {
            return list;
        }
        return schema == null ? JSON.nullNode() : schema;
    }

    private JsonNode schema(WireReader in, Type type) throws MalformedProtobufException {
        return structs.struct(in.message("Schema"), structs.schemaType(type), JSON.objectNode());
    }
}
