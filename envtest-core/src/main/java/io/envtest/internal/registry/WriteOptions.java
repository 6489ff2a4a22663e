package io.envtest.internal.registry;

/**
 * How to create or change an object.
 *
 * @param dryRun whether everything is done but the write
 * @param fieldManager who is to own the fields, empty for the user agent's name
 */
public record WriteOptions(boolean dryRun, String fieldManager) {

    /** A plain write. */
    public static final WriteOptions PLAIN = new WriteOptions(false, "");
}
