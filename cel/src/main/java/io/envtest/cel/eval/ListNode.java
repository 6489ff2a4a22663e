package io.envtest.cel.eval;

import io.envtest.cel.value.CelError;
import io.envtest.cel.value.ListValue;
import io.envtest.cel.value.OptionalValue;
import io.envtest.cel.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A list literal. */
record ListNode(List<Node> elements, Set<Integer> optional) implements Node {

    static final int COST = 10;

    @Override
    public Object eval(Frame frame) {
        List<Object> values = new ArrayList<>(elements.size());
        for (int i = 0; i < elements.size(); i++) {
            Object value = elements.get(i).eval(frame);
            if (value instanceof CelError) {
                return value;
            }
            if (!optional.contains(i)) {
                values.add(value);
            } else if (value instanceof OptionalValue wrapped) {
                if (wrapped.content() != null) {
                    values.add(wrapped.content());
                }
            } else {
                return new CelError(
                        "cannot initialize optional list element from non-optional value " + Values.goString(value));
            }
        }
        frame.charge(COST);
        return ListValue.of(values);
    }
}
