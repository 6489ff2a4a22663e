package io.envtest.spi.storage;

import org.jspecify.annotations.Nullable;

/**
 * One write of a transaction and its condition.
 *
 * @param key the key
 * @param expected condition: revision of the key's last write, {@link #ABSENT} or {@link #ANY}
 * @param value the new bytes, owned by the store from here on; null deletes the key
 * @param attachment handed to this process' subscribers with the event and not stored, so that they need not decode what
 *     the writer had at hand
 */
public record Write(
        String key,
        long expected,
        byte @Nullable [] value,
        @Nullable Object attachment) {

    /** The key must not exist. */
    public static final long ABSENT = 0;

    /** No condition, but a key to be deleted must exist. */
    public static final long ANY = -1;

    /**
     * Creates a key.
     *
     * @param key the key
     * @param value its bytes
     * @return a write that fails if the key exists
     */
    public static Write create(String key, byte[] value) {
        return new Write(key, ABSENT, value, null);
    }

    /**
     * Changes a key.
     *
     * @param key the key
     * @param expected revision of its last write
     * @param value its bytes
     * @return a write that fails if somebody else wrote since
     */
    public static Write update(String key, long expected, byte[] value) {
        return new Write(key, expected, value, null);
    }

    /**
     * Deletes a key.
     *
     * @param key the key
     * @param expected revision of its last write
     * @return a write that fails if somebody else wrote since
     */
    public static Write delete(String key, long expected) {
        return new Write(key, expected, null, null);
    }

    /**
     * The same write with something for the subscribers.
     *
     * @param object not stored
     * @return a copy
     */
    public Write with(Object object) {
        return new Write(key, expected, value, object);
    }
}
