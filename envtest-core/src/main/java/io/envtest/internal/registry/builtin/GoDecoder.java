package io.envtest.internal.registry.builtin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.codec.DecodingException;
import io.envtest.internal.codec.GoEncoder;
import io.envtest.internal.codec.GoKinds;
import io.envtest.internal.codec.OpaqueObject;
import io.envtest.internal.codec.Spelling;
import io.envtest.internal.codec.StructLayout;
import io.envtest.internal.schema.catalogue.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Decodes a tree into a built-in type and encodes it again, as the real server does with Go structs: unknown fields fall
 * away and are noted, values of a wrong type are refused, structs get the order of their declaration, maps that of their
 * keys, and what is empty is left out or written as the type says. One use each.
 *
 * <p>As in Go, a value of a wrong type is only remembered and decoding goes on; a value that its own type refuses (a
 * quantity, a time) ends it at once.
 */
final class GoDecoder {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final List<String> unknown = new ArrayList<>();
    private final GoPath path = new GoPath();
    private final GoScalars scalars;
    private final Spelling spelling;
    private @Nullable DecodingException firstMismatch;
    private boolean lenient;

    /** Spells opaque parts like this. */
    GoDecoder(Spelling spelling) {
        this.spelling = spelling;
        scalars = new GoScalars(path, new GoScalars.Mismatch() {
            @Override
            public void note(String sent, int depth) {
                mismatch(sent, depth);
            }

            @Override
            public void fail(String why) {
                if (firstMismatch == null) {
                    firstMismatch = new DecodingException(why);
                }
            }
        });
    }

    /** The object in its Go form; shares nothing that can be changed with what was sent. */
    ObjectNode decode(Type type, ObjectNode sent) {
        ObjectNode decoded = struct(type, sent);
        if (firstMismatch != null) {
            throw firstMismatch;
        }
        return decoded;
    }

    /** Unknown fields, in the order in which they stand. */
    List<String> unknown() {
        return unknown;
    }

    private ObjectNode struct(Type type, ObjectNode sent) {
        StructLayout layout = StructLayout.of(type);
        JsonNode[] values = new JsonNode[layout.size()];
        for (Map.Entry<String, JsonNode> member : sent.properties()) {
            int position = layout.position(member.getKey());
            if (position < 0) {
                note(member.getKey());
                continue;
            }
            path.enter(type, layout.field(position));
            values[position] = value(layout.type(position), member.getValue(), 0);
            path.leave();
        }
        return GoEncoder.struct(layout, values);
    }

    private void note(String name) {
        if (!lenient) {
            unknown.add("unknown field \"" + path.member(name) + "\"");
        }
    }

    /**
     * The value in its Go form, null if nothing came of it.
     *
     * @param depth 0 for a field's own value, 1 for an element of it, 2 for an element of that
     */
    private @Nullable JsonNode value(Type type, JsonNode sent, int depth) {
        return switch (type.kind()) {
            case STRUCT -> sent instanceof NullNode ? null : structValue(type, sent, depth);
            case LIST -> sent instanceof NullNode ? null : list(type, sent, depth);
            case MAP -> sent instanceof NullNode ? null : map(type, sent, depth);
            case ANY -> any(type, sent);
            default -> scalars.decode(type.kind(), sent, depth);
        };
    }

    private @Nullable JsonNode structValue(Type type, JsonNode sent, int depth) {
        if (sent instanceof ObjectNode object) {
            return struct(type, object);
        }
        mismatch(sent, depth);
        return null;
    }

    private @Nullable JsonNode list(Type type, JsonNode sent, int depth) {
        if (!(sent instanceof ArrayNode array)) {
            mismatch(sent, depth);
            return null;
        }
        ArrayNode decoded = NODES.arrayNode(array.size());
        for (int i = 0; i < array.size(); i++) {
            path.enter(i);
            JsonNode value = value(type.items(), array.get(i), depth + 1);
            path.leave();
            decoded.add(value == null ? GoEncoder.zero(type.items()) : value);
        }
        return decoded;
    }

    private @Nullable JsonNode map(Type type, JsonNode sent, int depth) {
        if (!(sent instanceof ObjectNode object)) {
            mismatch(sent, depth);
            return null;
        }
        boolean resources = type.items().kind() == Type.Kind.QUANTITY && path.holdsResourceList();
        Map<String, JsonNode> sorted = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry : object.properties()) {
            path.enter(entry.getKey());
            JsonNode value =
                    resources ? scalars.resource(entry.getValue()) : value(type.items(), entry.getValue(), depth + 1);
            path.leave();
            sorted.put(entry.getKey(), value == null ? GoEncoder.zero(type.items()) : value);
        }
        ObjectNode decoded = NODES.objectNode();
        decoded.setAll(sorted);
        return decoded;
    }

    private @Nullable JsonNode any(Type type, JsonNode sent) {
        if (sent instanceof NullNode) {
            return null;
        }
        return switch (type.goName()) {
            case "JSONSchemaPropsOrBool", "JSONSchemaPropsOrArray", "JSONSchemaPropsOrStringArray" ->
                schemaOr(type, sent);
            case "RawExtension" -> opaque(sent);
            default -> sent.deepCopy();
        };
    }

    private JsonNode opaque(JsonNode sent) {
        return sent instanceof ObjectNode ? OpaqueObject.of(spelling.text(path.steps(), sent)) : sent.deepCopy();
    }

    /** A schema, or something else in its place: decoded apart, so that what is wrong in it ends all at once. */
    private @Nullable JsonNode schemaOr(Type type, JsonNode sent) {
        DecodingException before = firstMismatch;
        firstMismatch = null;
        JsonNode decoded = schemaApart(type, sent);
        if (firstMismatch != null) {
            throw firstMismatch;
        }
        firstMismatch = before;
        return decoded;
    }

    /** Unknown fields are not looked for there. */
    private @Nullable JsonNode schemaApart(Type type, JsonNode sent) {
        Type schema = BuiltInSchemas.type(type.definition().replace(type.goName(), "JSONSchemaProps"));
        boolean before = lenient;
        lenient = true;
        try {
            if (sent instanceof ObjectNode object) {
                return struct(schema, object);
            }
            if (sent instanceof ArrayNode array && type.goName().equals("JSONSchemaPropsOrArray")) {
                if (array.isEmpty()) {
                    return null;
                }
                ArrayNode decoded = NODES.arrayNode();
                array.forEach(item ->
                        decoded.add(item instanceof ObjectNode object ? struct(schema, object) : item.deepCopy()));
                return decoded;
            }
        } finally {
            lenient = before;
        }
        if (type.goName().equals("JSONSchemaPropsOrBool") && !sent.isBoolean()) {
            throw new DecodingException("boolean or JSON schema expected");
        }
        boolean fits = sent.isBoolean() && type.goName().equals("JSONSchemaPropsOrBool") || sent.isArray();
        return fits ? sent.deepCopy() : null;
    }

    private void mismatch(JsonNode sent, int depth) {
        mismatch(GoKinds.json(sent), depth);
    }

    private void mismatch(String sent, int depth) {
        if (firstMismatch == null) {
            firstMismatch = new DecodingException(path.mismatch(sent, depth));
        }
    }
}
