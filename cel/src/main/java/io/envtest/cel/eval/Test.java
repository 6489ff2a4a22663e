package io.envtest.cel.eval;

/** {@code has(a.b)}; it costs only the steps. */
record Test(Attribute attribute) implements Node {

    @Override
    public Object eval(Frame frame) {
        return attribute.test(frame);
    }
}
