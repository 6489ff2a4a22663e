package io.envtest.cel.eval;

/** A value known before the program runs; it costs nothing. */
record Constant(Object value) implements Node {

    @Override
    public Object eval(Frame frame) {
        return value;
    }
}
