package io.envtest.cel.eval;

import io.envtest.cel.value.CelError;
import io.envtest.cel.value.ListValue;

/** Whether a value is in a list that is known before the program runs; it costs nothing. */
record Membership(Node element, ListValue list) implements Node {

    @Override
    public Object eval(Frame frame) {
        Object value = element.eval(frame);
        return value instanceof CelError ? value : (Object) list.includes(value);
    }
}
