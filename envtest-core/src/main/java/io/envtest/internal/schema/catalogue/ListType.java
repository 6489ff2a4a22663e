package io.envtest.internal.schema.catalogue;

/** How lists are merged by server-side apply: {@code x-kubernetes-list-type}. */
public enum ListType {
    /** As a whole. */
    ATOMIC,
    /** Element by element; elements are scalars. */
    SET,
    /** Element by element; elements are structs told apart by keys. */
    MAP
}
