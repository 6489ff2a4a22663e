package io.envtest.internal.endpoint.negotiation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.GroupVersionKind;
import io.envtest.internal.codec.protobuf.MalformedProtobufException;
import io.envtest.internal.codec.protobuf.ProtobufCodec;
import io.envtest.internal.codec.protobuf.ProtobufEnvelope;
import java.util.List;

/** Protobuf. */
public final class ProtobufFormat implements BodyFormat {

    private final ProtobufCodec codec;

    /** Reads and writes with this codec. */
    public ProtobufFormat(ProtobufCodec codec) {
        this.codec = codec;
    }

    @Override
    public Body read(byte[] content) throws MalformedBodyException {
        try {
            ProtobufEnvelope envelope = ProtobufEnvelope.open(content);
            GroupVersionKind kind = envelope.kind();
            ObjectNode object = codec.knows(kind)
                    ? codec.decode(envelope)
                    : JsonNodeFactory.instance
                            .objectNode()
                            .put("kind", kind.kind())
                            .put("apiVersion", kind.apiVersion());
            return new Body(object, List.of(), "");
        } catch (MalformedProtobufException e) {
            throw new MalformedBodyException(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public byte[] write(ObjectNode object) {
        return codec.encode(object);
    }

    @Override
    public byte[] event(String type, ObjectNode object) {
        return ProtobufCodec.watchFrame(type, codec.encode(object));
    }
}
