package io.envtest.cel.value;

/** null, as a value. */
public enum NullValue {
    /** The one null. */
    NULL
}
