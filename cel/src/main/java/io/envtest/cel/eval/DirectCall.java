package io.envtest.cel.eval;

import io.envtest.cel.function.CallCost;
import io.envtest.cel.function.Implementation;
import io.envtest.cel.value.CelError;

/** A call whose form is settled by the types. */
record DirectCall(Implementation implementation, CallCost.Actual cost, Node[] args) implements Node {

    @Override
    public Object eval(Frame frame) {
        Object[] values = new Object[args.length];
        CelError error = Arguments.eval(args, values, frame);
        if (error != null) {
            frame.charge(1);
            return error;
        }
        Object result = implementation.call(values);
        frame.charge(cost.of(values, result));
        return result;
    }
}
