package io.envtest.cel.value;

/** A value of a library's own type, such as a quantity or a URL. */
public interface OpaqueValue {

    /** The type of the value. */
    CelType celType();
}
