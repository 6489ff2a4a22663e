package io.envtest.internal.endpoint.negotiation;

/**
 * Bytes of a body.
 *
 * @param bytes not to be changed
 * @param from index of the first that belongs to the body
 * @param length number of those that do
 */
public record Part(byte[] bytes, int from, int length) {

    /** All of these bytes. */
    static Part of(byte[] bytes) {
        return new Part(bytes, 0, bytes.length);
    }
}
