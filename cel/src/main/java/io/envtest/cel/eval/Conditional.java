package io.envtest.cel.eval;

import io.envtest.cel.value.CelError;

/** {@code a ? b : c}, as the start of an attribute. It costs nothing itself, and its branches cost what they cost as branches. */
record Conditional(Node condition, Node whenTrue, Node whenFalse) implements Attribute.Root {

    @Override
    public Object resolve(Frame frame) {
        Object chosen = condition.eval(frame);
        if (chosen instanceof Boolean value) {
            Node branch = value ? whenTrue : whenFalse;
            return branch instanceof Attribute attribute ? attribute.resolve(frame) : branch.eval(frame);
        }
        return chosen instanceof CelError ? chosen : CelError.NO_SUCH_OVERLOAD;
    }
}
