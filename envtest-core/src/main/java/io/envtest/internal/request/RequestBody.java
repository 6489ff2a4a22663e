package io.envtest.internal.request;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What was sent: bytes over HTTP, a tree in process. */
public sealed interface RequestBody {

    /** Nothing. */
    RequestBody NONE = new Bytes(new byte[0]);

    /**
     * Bytes in the media type that the Content-Type header names.
     *
     * @param content not to be changed
     */
    record Bytes(byte[] content) implements RequestBody {}

    /**
     * A tree.
     *
     * @param content belongs to whoever handles the request
     */
    record Tree(ObjectNode content) implements RequestBody {}
}
