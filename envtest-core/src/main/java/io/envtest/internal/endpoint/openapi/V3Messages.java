package io.envtest.internal.endpoint.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.codec.protobuf.ReverseBuffer;

/** The messages of OpenAPI v3, {@code openapi.v3.Document} and below, as far as the documents make use of them. */
final class V3Messages {
    private static final ProtoMessage SCHEMA = new ProtoMessage();
    private static final ProtoMessage REFERENCE = new ProtoMessage().text("$ref", 1);
    private static final ProtoMessage MEDIA_TYPE =
            new ProtoMessage().formed("schema", (out, value) -> schema(out, value, 1));
    private static final ProtoMessage CONTENT =
            new ProtoMessage().members(1, (out, value) -> ProtoMessage.nested(out, value, MEDIA_TYPE, 2));
    private static final ProtoMessage PARAMETER = new ProtoMessage()
            .text("name", 1)
            .text("in", 2)
            .text("description", 3)
            .number("required", 4)
            .formed("schema", (out, value) -> schema(out, value, 10));
    private static final ProtoMessage BODY = new ProtoMessage()
            .text("description", 1)
            .message("content", CONTENT, 2)
            .number("required", 3);
    private static final ProtoMessage RESPONSE =
            new ProtoMessage().text("description", 1).message("content", CONTENT, 3);
    private static final ProtoMessage RESPONSES =
            new ProtoMessage().members(2, (out, value) -> ProtoMessage.nested(out, value, RESPONSE, 2, 1));
    private static final ProtoMessage OPERATION = new ProtoMessage()
            .texts("tags", 1)
            .text("description", 3)
            .text("operationId", 5)
            .messages("parameters", (out, value) -> ProtoMessage.nested(out, value, PARAMETER, 6, 1))
            .message("requestBody", BODY, 7, 1)
            .message("responses", RESPONSES, 8)
            .extensions(13);
    private static final ProtoMessage PATH_ITEM = new ProtoMessage()
            .message("get", OPERATION, 4)
            .message("put", OPERATION, 5)
            .message("post", OPERATION, 6)
            .message("delete", OPERATION, 7)
            .message("options", OPERATION, 8)
            .message("head", OPERATION, 9)
            .message("patch", OPERATION, 10)
            .messages("parameters", (out, value) -> ProtoMessage.nested(out, value, PARAMETER, 13, 1));
    private static final ProtoMessage INFO = new ProtoMessage().text("title", 1).text("version", 6);
    private static final ProtoMessage SECURITY = new ProtoMessage()
            .text("type", 1)
            .text("description", 2)
            .text("name", 3)
            .text("in", 4);
    private static final ProtoMessage COMPONENTS = new ProtoMessage()
            .named("schemas", 1, (out, value) -> schema(out, value, 2), 1)
            .named("securitySchemes", 1, (out, value) -> ProtoMessage.nested(out, value, SECURITY, 2, 1), 7);
    private static final ProtoMessage DOCUMENT = new ProtoMessage()
            .text("openapi", 1)
            .message("info", INFO, 2)
            .named("paths", 1, (out, value) -> ProtoMessage.nested(out, value, PATH_ITEM, 2), 4)
            .message("components", COMPONENTS, 5);

    static {
        SCHEMA.number("nullable", 1)
                .any("example", 7)
                .text("title", 9)
                .real("multipleOf", 10)
                .real("maximum", 11)
                .number("exclusiveMaximum", 12)
                .real("minimum", 13)
                .number("exclusiveMinimum", 14)
                .number("maxLength", 15)
                .number("minLength", 16)
                .text("pattern", 17)
                .number("maxItems", 18)
                .number("minItems", 19)
                .number("uniqueItems", 20)
                .number("maxProperties", 21)
                .number("minProperties", 22)
                .texts("required", 23)
                .anys("enum", 24)
                .text("type", 25)
                .messages("allOf", (out, value) -> schema(out, value, 26))
                .messages("oneOf", (out, value) -> schema(out, value, 27))
                .messages("anyOf", (out, value) -> schema(out, value, 28))
                .message("not", SCHEMA, 29)
                .formed("items", (out, value) -> schema(out, value, 30, 1))
                .named("properties", 1, (out, value) -> schema(out, value, 2), 31)
                .formed("additionalProperties", V3Messages::additionalProperties)
                .formed("default", V3Messages::standard)
                .text("description", 34)
                .text("format", 35)
                .extensions(36);
    }

    private V3Messages() {}

    /** A document as a message. */
    static byte[] write(ObjectNode document) {
        ReverseBuffer out = new ReverseBuffer();
        DOCUMENT.write(out, document);
        return out.toByteArray();
    }

    /** A schema or a reference to one. */
    private static void schema(ReverseBuffer out, JsonNode value, int... path) {
        int before = out.size();
        if (value.has("$ref")) {
            ProtoMessage.nested(out, value, REFERENCE, 2);
        } else {
            ProtoMessage.nested(out, value, SCHEMA, 1);
        }
        ProtoMessage.wrap(out, before, path, path.length);
    }

    private static void additionalProperties(ReverseBuffer out, JsonNode value) {
        if (value.isObject()) {
            schema(out, value, 32, 1);
        } else {
            int before = out.size();
            out.varintField(2, value.asBoolean() ? 1 : 0);
            out.messageField(32, before);
        }
    }

    /** A default value, of which messages can hold only scalars. */
    private static void standard(ReverseBuffer out, JsonNode value) {
        int before = out.size();
        if (value.isNumber()) {
            out.doubleField(1, value.asDouble());
        } else if (value.isBoolean()) {
            out.varintField(2, value.asBoolean() ? 1 : 0);
        } else if (value.isTextual()) {
            out.textField(3, value.asText());
        }
        out.messageField(33, before);
    }
}
