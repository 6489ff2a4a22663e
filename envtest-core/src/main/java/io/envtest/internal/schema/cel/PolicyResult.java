package io.envtest.internal.schema.cel;

/** What an expression of a policy must evaluate to. */
public enum PolicyResult {
    /** A bool: validations and match conditions. */
    BOOL,
    /** A string: message expressions. */
    STRING,
    /** A string or null: the values of audit annotations. */
    STRING_OR_NULL,
    /** Anything: variables. */
    ANY,
    /** An {@code Object}: an apply configuration. */
    OBJECT,
    /** A list of {@code JSONPatch}. */
    JSON_PATCH
}
