package io.envtest.internal.codec.protobuf;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.GroupVersionKind;
import io.envtest.internal.schema.catalogue.Field;
import io.envtest.internal.schema.catalogue.Type;
import io.envtest.internal.schema.catalogue.TypeCatalogue;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Turns objects of built-in kinds into protobuf and back. Thread-safe; reads of the catalogue only what it meets. */
public final class ProtobufCodec {
    /** What bodies in the envelope are called. */
    public static final String MEDIA_TYPE = "application/vnd.kubernetes.protobuf";

    private final TypeCatalogue catalogue;
    private final Layouts layouts = new Layouts();

    /** A codec for the kinds of a catalogue. */
    public ProtobufCodec(TypeCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Whether objects of the kind have a protobuf form; custom resources and tables have none. */
    public boolean knows(GroupVersionKind kind) {
        return type(kind).isPresent();
    }

    /**
     * Writes an object or list in the envelope.
     *
     * @param object with its apiVersion and kind
     * @throws IllegalArgumentException if {@link #knows} its kind not
     */
    public byte[] encode(ObjectNode object) {
        GroupVersionKind kind = GroupVersionKind.of(
                object.path("apiVersion").asText(), object.path("kind").asText());
        Type type = type(kind).orElseThrow(() -> new IllegalArgumentException(kind + " has no protobuf form"));
        ReverseBuffer out = new ReverseBuffer();
        new MessageEncoder(layouts, catalogue).struct(out, type, object);
        return new ProtobufEnvelope(kind, out.toByteArray()).toByteArray();
    }

    /**
     * Reads an object of the kind that the envelope names.
     *
     * @return the object with apiVersion and kind, as it would be in JSON
     * @throws IllegalArgumentException if {@link #knows} its kind not
     * @throws MalformedProtobufException when the bytes are no such message
     */
    public ObjectNode decode(ProtobufEnvelope envelope) throws MalformedProtobufException {
        return decode(envelope.message(), envelope.kind());
    }

    /** Reads an object of a kind from a message without envelope. */
    public ObjectNode decode(byte[] message, GroupVersionKind kind) throws MalformedProtobufException {
        Type type = type(kind).orElseThrow(() -> new IllegalArgumentException(kind + " has no protobuf form"));
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put("kind", kind.kind()).put("apiVersion", kind.apiVersion());
        return new MessageDecoder(layouts, catalogue).struct(new WireReader(message), type, object);
    }

    /**
     * A watch event as it goes over a protobuf stream, with its length in front.
     *
     * @param type {@code ADDED} …
     * @param object in the envelope, from {@link #encode}
     */
    public static byte[] watchFrame(String type, byte[] object) {
        ReverseBuffer out = new ReverseBuffer();
        out.bytesField(1, object);
        out.messageField(2, 0);
        out.textField(1, type);
        int length = out.size();
        out.raw(ByteBuffer.allocate(Integer.BYTES).putInt(length).array());
        return out.toByteArray();
    }

    private Optional<Type> type(GroupVersionKind kind) {
        return catalogue.objectType(kind.group(), kind.version(), kind.kind()).filter(ProtobufCodec::isMessage);
    }

    private static boolean isMessage(Type type) {
        return type.fields().stream().mapToInt(Field::protoNumber).anyMatch(number -> number > 0);
    }
}
