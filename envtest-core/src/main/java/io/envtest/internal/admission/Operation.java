package io.envtest.internal.admission;

/** What is being done to the object. */
public enum Operation {
    /** A new object. */
    CREATE,
    /** A change. */
    UPDATE,
    /** A removal. */
    DELETE,
    /** A connection to a subresource such as exec. */
    CONNECT
}
