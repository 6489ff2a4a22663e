package io.envtest.internal.endpoint.negotiation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.codec.GoJson;
import io.envtest.internal.codec.GoJsonException;
import io.envtest.internal.codec.GoJsonWriter;
import io.envtest.internal.codec.Spelling;
import io.envtest.internal.codec.StrictNotes;
import java.util.Arrays;
import java.util.List;

/** JSON. */
public final class JsonFormat implements BodyFormat {

    @Override
    public Body read(byte[] content) throws MalformedBodyException {
        try {
            return body(content, GoJson.decode(content));
        } catch (GoJsonException e) {
            throw malformed(e);
        }
    }

    @Override
    public Body readUntyped(byte[] content) throws MalformedBodyException {
        try {
            return body(content, GoJson.decodeUntyped(content));
        } catch (GoJsonException e) {
            throw malformed(e);
        }
    }

    private static Body body(byte[] content, GoJson.Decoded decoded) {
        if (decoded.duplicates().isEmpty()) {
            return new Body(decoded.value(), List.of(), "", BodyFormat.Order.NOTES_FIRST, Spelling.of(content));
        }
        List<String> duplicates = decoded.duplicates().stream().distinct().toList();
        return new Body(
                decoded.value(),
                duplicates,
                String.join(", ", duplicates),
                (notes, unknown) -> StrictNotes.inOrder(content, notes, unknown),
                Spelling.of(content));
    }

    private static MalformedBodyException malformed(GoJsonException e) {
        return new MalformedBodyException("couldn't get version/kind; json parse error: " + e.getMessage());
    }

    @Override
    public byte[] write(ObjectNode object) {
        return line(GoJsonWriter.write(object));
    }

    @Override
    public byte[] event(String type, ObjectNode object) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.put("type", type).set("object", object);
        return write(event);
    }

    private static byte[] line(byte[] content) {
        byte[] line = Arrays.copyOf(content, content.length + 1);
        line[content.length] = '\n';
        return line;
    }
}
