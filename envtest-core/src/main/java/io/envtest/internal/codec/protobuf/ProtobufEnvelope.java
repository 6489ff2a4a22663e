package io.envtest.internal.codec.protobuf;

import io.envtest.api.GroupVersionKind;
import java.util.Arrays;

/**
 * A body in the envelope that Kubernetes puts around protobuf: what it is, and the message itself.
 *
 * @param kind what the sender says it is; empty texts where nothing is said
 * @param message the bytes of the message
 */
public record ProtobufEnvelope(GroupVersionKind kind, byte[] message) {
    private static final byte[] MAGIC = {'k', '8', 's', 0};

    /**
     * Opens a body.
     *
     * @throws MalformedProtobufException when it has no envelope
     */
    public static ProtobufEnvelope open(byte[] body) throws MalformedProtobufException {
        if (body.length == 0) {
            throw new MalformedProtobufException("empty data");
        }
        if (!isEnveloped(body)) {
            throw new MalformedProtobufException(
                    "provided data does not appear to be a protobuf message, expected prefix [107 56 115 0]");
        }
        if (body.length == MAGIC.length) {
            throw new MalformedProtobufException("empty body");
        }
        WireReader in = new WireReader(Arrays.copyOfRange(body, MAGIC.length, body.length));
        GroupVersionKind kind = new GroupVersionKind("", "", "");
        byte[] message = {};
        while (in.hasMore()) {
            switch (in.number()) {
                case 1 -> kind = readKind(in.message("TypeMeta"));
                case 2 -> message = in.bytes("Raw");
                default -> in.skip();
            }
        }
        return new ProtobufEnvelope(kind, message);
    }

    /** The envelope around the message, as it goes over the wire. */
    public byte[] toByteArray() {
        ReverseBuffer out = new ReverseBuffer();
        out.textField(4, "");
        out.textField(3, "");
        out.bytesField(2, message);
        int before = out.size();
        out.textField(2, kind.kind());
        out.textField(1, kind.apiVersion());
        out.messageField(1, before);
        out.raw(MAGIC);
        return out.toByteArray();
    }

    private static boolean isEnveloped(byte[] body) {
        return body.length >= MAGIC.length && Arrays.equals(body, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
    }

    private static GroupVersionKind readKind(WireReader in) throws MalformedProtobufException {
        String apiVersion = "";
        String kind = "";
        while (in.hasMore()) {
            switch (in.number()) {
                case 1 -> apiVersion = in.text("APIVersion");
                case 2 -> kind = in.text("Kind");
                default -> in.skip();
            }
        }
        return GroupVersionKind.of(apiVersion, kind);
    }
}
