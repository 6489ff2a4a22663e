package io.envtest.internal.registry;

/**
 * What must hold for a deletion.
 *
 * @param uid uid the object must have, empty for any
 * @param resourceVersion resourceVersion it must have, empty for any
 */
public record Preconditions(String uid, String resourceVersion) {

    /** Nothing must hold. */
    public static final Preconditions NONE = new Preconditions("", "");
}
