package io.envtest.cel.eval;

import io.envtest.cel.function.CallCost;
import io.envtest.cel.function.Function;
import io.envtest.cel.function.Overload;
import io.envtest.cel.value.CelError;

/** A call whose form only the values settle. */
record DynamicCall(Function function, boolean member, CallCost.Actual cost, Node[] args) implements Node {

    @Override
    public Object eval(Frame frame) {
        Object[] values = new Object[args.length];
        CelError error = Arguments.eval(args, values, frame);
        if (error != null) {
            frame.charge(1);
            return error;
        }
        Overload overload = function.find(member, values);
        Object result = overload == null
                ? function.noSuchOverload(values)
                : overload.implementation().call(values);
        frame.charge(overload == null ? 1 : cost.of(values, result));
        return result;
    }
}
