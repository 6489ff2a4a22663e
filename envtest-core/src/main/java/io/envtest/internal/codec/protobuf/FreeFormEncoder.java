package io.envtest.internal.codec.protobuf;

import com.fasterxml.jackson.databind.JsonNode;
import io.envtest.internal.codec.GoJsonWriter;
import io.envtest.internal.codec.OpaqueObject;
import io.envtest.internal.schema.catalogue.Type;

/** Writes values that JSON shows in one form and protobuf in another. */
final class FreeFormEncoder {
    private final MessageEncoder structs;

    FreeFormEncoder(MessageEncoder structs) {
        this.structs = structs;
    }

    void write(ReverseBuffer out, Type type, JsonNode value) {
        switch (FreeForm.of(type.definition())) {
            case SCHEMA_OR_BOOL -> {
                if (value.isObject()) {
                    schema(out, 2, type, value);
                }
                out.varintField(1, value.isObject() || value.booleanValue() ? 1 : 0);
            }
            case SCHEMA_OR_ARRAY -> {
                for (int i = value.isArray() ? value.size() - 1 : -1; i >= 0; i--) {
                    schema(out, 2, type, value.path(i));
                }
                schemaAlone(out, type, value);
            }
            case SCHEMA_OR_STRING_ARRAY -> {
                for (int i = value.isArray() ? value.size() - 1 : -1; i >= 0; i--) {
                    out.textField(2, value.path(i).asText());
                }
                schemaAlone(out, type, value);
            }
            case OPAQUE -> {
                if (!value.isMissingNode()) {
                    out.bytesField(1, OpaqueObject.spelling(value));
                }
            }
            case RAW -> {
                if (!value.isMissingNode()) {
                    out.bytesField(1, GoJsonWriter.write(value));
                }
            }
        }
    }

    private void schemaAlone(ReverseBuffer out, Type type, JsonNode value) {
        if (value.isObject()) {
            schema(out, 1, type, value);
        }
    }

    private void schema(ReverseBuffer out, int number, Type type, JsonNode value) {
        int before = out.size();
        structs.struct(out, structs.schemaType(type), value);
        out.messageField(number, before);
    }
}
