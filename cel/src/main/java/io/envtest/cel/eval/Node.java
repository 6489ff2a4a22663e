package io.envtest.cel.eval;

/** A part of a program. Immutable. */
interface Node {

    /** Its value in this run, which may be a {@link io.envtest.cel.value.CelError}; charges its cost. */
    Object eval(Frame frame);
}
