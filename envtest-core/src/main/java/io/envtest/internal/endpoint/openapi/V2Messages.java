package io.envtest.internal.endpoint.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.codec.protobuf.ReverseBuffer;

/** The messages of OpenAPI v2, {@code openapi.v2.Document} and below, as far as the document makes use of them. */
final class V2Messages {
    private static final ProtoMessage SCHEMA = new ProtoMessage();
    private static final ProtoMessage REFERENCE =
            new ProtoMessage().text("$ref", 1).text("description", 2);
    private static final ProtoMessage BODY = new ProtoMessage()
            .text("description", 1)
            .text("name", 2)
            .text("in", 3)
            .number("required", 4)
            .message("schema", SCHEMA, 5);
    private static final ProtoMessage QUERY = new ProtoMessage()
            .number("required", 1)
            .text("in", 2)
            .text("description", 3)
            .text("name", 4)
            .text("type", 6)
            .number("uniqueItems", 20);
    /** Parameters in paths and in headers. */
    private static final ProtoMessage PATH = new ProtoMessage()
            .number("required", 1)
            .text("in", 2)
            .text("description", 3)
            .text("name", 4)
            .text("type", 5)
            .number("uniqueItems", 19);

    private static final ProtoMessage RESPONSE =
            new ProtoMessage().text("description", 1).message("schema", SCHEMA, 2, 1);
    private static final ProtoMessage RESPONSES =
            new ProtoMessage().members(1, (out, value) -> ProtoMessage.nested(out, value, RESPONSE, 2, 1));
    private static final ProtoMessage OPERATION = new ProtoMessage()
            .texts("tags", 1)
            .text("description", 3)
            .text("operationId", 5)
            .texts("produces", 6)
            .texts("consumes", 7)
            .messages("parameters", (out, value) -> parameterOrReference(out, value, 8))
            .message("responses", RESPONSES, 9)
            .texts("schemes", 10)
            .extensions(13);
    private static final ProtoMessage PATH_ITEM = new ProtoMessage()
            .message("get", OPERATION, 2)
            .message("put", OPERATION, 3)
            .message("post", OPERATION, 4)
            .message("delete", OPERATION, 5)
            .message("options", OPERATION, 6)
            .message("head", OPERATION, 7)
            .message("patch", OPERATION, 8)
            .messages("parameters", (out, value) -> parameterOrReference(out, value, 9));
    private static final ProtoMessage INFO = new ProtoMessage().text("title", 1).text("version", 2);
    private static final ProtoMessage KEY =
            new ProtoMessage().text("type", 1).text("name", 2).text("in", 3).text("description", 4);
    private static final ProtoMessage REQUIREMENT =
            new ProtoMessage().members(1, (out, scopes) -> ProtoMessage.nested(out, scopes, new ProtoMessage(), 2));
    private static final ProtoMessage DOCUMENT = new ProtoMessage()
            .text("swagger", 1)
            .message("info", INFO, 2)
            .named("paths", 2, (out, value) -> ProtoMessage.nested(out, value, PATH_ITEM, 2), 8)
            .named("definitions", 1, (out, value) -> ProtoMessage.nested(out, value, SCHEMA, 2), 9)
            .named("parameters", 1, (out, value) -> parameter(out, value, 2), 10)
            .messages("security", (out, value) -> ProtoMessage.nested(out, value, REQUIREMENT, 12))
            .named("securityDefinitions", 1, (out, value) -> ProtoMessage.nested(out, value, KEY, 2, 2), 13);

    static {
        SCHEMA.text("$ref", 1)
                .text("format", 2)
                .text("title", 3)
                .text("description", 4)
                .any("default", 5)
                .real("multipleOf", 6)
                .real("maximum", 7)
                .number("exclusiveMaximum", 8)
                .real("minimum", 9)
                .number("exclusiveMinimum", 10)
                .number("maxLength", 11)
                .number("minLength", 12)
                .text("pattern", 13)
                .number("maxItems", 14)
                .number("minItems", 15)
                .number("uniqueItems", 16)
                .number("maxProperties", 17)
                .number("minProperties", 18)
                .texts("required", 19)
                .anys("enum", 20)
                .message("additionalProperties", SCHEMA, 21, 1)
                .text("type", 22, 1)
                .message("items", SCHEMA, 23, 1)
                .named("properties", 1, (out, value) -> ProtoMessage.nested(out, value, SCHEMA, 2), 25)
                .any("example", 30)
                .extensions(31);
    }

    private V2Messages() {}

    /** The document as a message. */
    static byte[] write(ObjectNode document) {
        ReverseBuffer out = new ReverseBuffer();
        DOCUMENT.write(out, document);
        return out.toByteArray();
    }

    private static void parameterOrReference(ReverseBuffer out, JsonNode parameter, int number) {
        if (parameter.has("$ref")) {
            ProtoMessage.nested(out, parameter, REFERENCE, number, 2);
        } else {
            int before = out.size();
            parameter(out, parameter, 1);
            out.messageField(number, before);
        }
    }

    private static void parameter(ReverseBuffer out, JsonNode parameter, int number) {
        switch (parameter.path("in").asText()) {
            case "body" -> ProtoMessage.nested(out, parameter, BODY, number, 1);
            case "query" -> ProtoMessage.nested(out, parameter, QUERY, number, 2, 3);
            case "path" -> ProtoMessage.nested(out, parameter, PATH, number, 2, 4);
            default -> ProtoMessage.nested(out, parameter, PATH, number, 2, 1);
        }
    }
}
