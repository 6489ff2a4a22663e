package io.envtest.internal.codec.protobuf;

/** Bytes are not the protobuf message they should be; the message is worded as the real server words it. */
public final class MalformedProtobufException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedProtobufException(String message) {
        super(message, null, false, false);
    }
}
