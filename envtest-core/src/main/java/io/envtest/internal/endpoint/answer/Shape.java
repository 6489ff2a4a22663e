package io.envtest.internal.endpoint.answer;

/**
 * Which view of an object a client asked for.
 *
 * @see <a href="https://kubernetes.io/docs/reference/using-api/api-concepts/#receiving-resources-as-tables">Tables</a>
 */
public enum Shape {
    /** The object itself. */
    WHOLE,
    /** A Table. */
    TABLE,
    /** Its metadata alone. */
    PARTIAL_OBJECT,
    /** The metadata of a list's objects. */
    PARTIAL_LIST
}
