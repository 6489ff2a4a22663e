package io.envtest.cel.eval;

/** Whether a loop goes on: unless the value is false. An error is not false. */
record NotStrictlyFalse(Node operand) implements Node {

    @Override
    public Object eval(Frame frame) {
        Object value = operand.eval(frame);
        frame.charge(1);
        return !Boolean.FALSE.equals(value);
    }
}
