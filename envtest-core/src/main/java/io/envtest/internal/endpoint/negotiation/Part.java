package io.envtest.internal.endpoint.negotiation;

/**
 * Bytes of a body.
 *
 * @param bytes not to be changed
 * @param from index of the first that belongs to the body
 */
public record Part(byte[] bytes, int from) {

    /** All of these bytes. */
    static Part of(byte[] bytes) {
        return new Part(bytes, 0);
    }

    /** Number of bytes. */
    public int length() {
        return bytes.length - from;
    }
}
