package io.envtest.internal.endpoint.negotiation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.codec.protobuf.MalformedProtobufException;
import io.envtest.internal.codec.protobuf.ProtobufCodec;
import io.envtest.internal.codec.protobuf.ProtobufEnvelope;
import java.util.List;

/** Protobuf in Kubernetes' envelope, of built-in kinds. */
public final class ProtobufFormat implements BodyFormat {

    private final ProtobufCodec codec;

    /** Reads and writes with a codec. */
    public ProtobufFormat(ProtobufCodec codec) {
        this.codec = codec;
    }

    /** Reads a body. An object of a kind that is not known comes out with nothing but its kind, for others to refuse. */
    @Override
    public Body read(byte[] content) throws MalformedBodyException {
        try {
            ProtobufEnvelope envelope = ProtobufEnvelope.open(content);
            if (codec.knows(envelope.kind())) {
                return new Body(codec.decode(envelope), List.of(), "");
            }
            ObjectNode unknown = JsonNodeFactory.instance.objectNode();
            unknown.put("kind", envelope.kind().kind()).put("apiVersion", envelope.kind().apiVersion());
            return new Body(unknown, List.of(), "");
        } catch (MalformedProtobufException e) {
            throw new MalformedBodyException(e.getMessage());
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
