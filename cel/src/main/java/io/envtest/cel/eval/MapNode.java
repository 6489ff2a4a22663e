package io.envtest.cel.eval;

import io.envtest.cel.value.CelError;
import io.envtest.cel.value.MapValue;
import io.envtest.cel.value.OptionalValue;
import io.envtest.cel.value.Values;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A map literal. */
record MapNode(List<Entry> entries) implements Node {

    static final int COST = 30;

    /** One entry. */
    record Entry(Node key, Node value, boolean optional) {}

    @Override
    public Object eval(Frame frame) {
        Map<Object, Object> values = new LinkedHashMap<>();
        for (Entry entry : entries) {
            Object key = entry.key().eval(frame);
            if (key instanceof CelError) {
                return key;
            }
            Object value = entry.value().eval(frame);
            if (value instanceof CelError) {
                return value;
            }
            if (!entry.optional()) {
                values.put(key, value);
            } else if (value instanceof OptionalValue wrapped) {
                if (wrapped.content() != null) {
                    values.put(key, wrapped.content());
                }
            } else {
                return new CelError("cannot initialize optional entry '" + Values.goString(key)
                        + "' from non-optional value " + Values.goString(value));
            }
        }
        frame.charge(COST);
        return MapValue.of(values);
    }
}
