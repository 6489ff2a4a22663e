package io.envtest.cel.eval;

import io.envtest.cel.function.CallCost;
import io.envtest.cel.function.Function;
import io.envtest.cel.function.Implementation;
import io.envtest.cel.value.CelError;

/** A call whose form is settled by the types. */
record DirectCall(Function function, Implementation implementation, CallCost.Actual cost, Node[] args) implements Node {

    @Override
    public Object eval(Frame frame) {
        Object[] values = new Object[args.length];
        CelError error = Arguments.eval(args, values, frame);
        if (error != null) {
            frame.charge(1);
            return error;
        }
        Object result = call(values);
        frame.charge(cost.of(values, result));
        return result;
    }

    /** Values of variables may be of other types than those declared: then the call fits them no more. */
    private Object call(Object[] values) {
        try {
            Object result = implementation.call(values);
            boolean unfit = result == CelError.NO_SUCH_OVERLOAD && function.operand() != null;
            return unfit ? function.noSuchOverload(values) : result;
        } catch (ClassCastException otherTypes) {
            return function.noSuchOverload(values);
        }
    }
}
