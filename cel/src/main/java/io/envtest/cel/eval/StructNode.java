package io.envtest.cel.eval;

import io.envtest.cel.value.CelError;
import io.envtest.cel.value.CelType;
import io.envtest.cel.value.Messages;
import io.envtest.cel.value.OptionalValue;
import io.envtest.cel.value.StructValue;
import io.envtest.cel.value.Values;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An object literal. */
record StructNode(String name, CelType type, List<Field> fields) implements Node {

    private static final int COST = 40;

    /** One field. */
    record Field(String name, Node value, boolean optional) {}

    @Override
    public Object eval(Frame frame) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Field field : fields) {
            Object value = field.value().eval(frame);
            if (value instanceof CelError) {
                return value;
            }
            if (!field.optional()) {
                values.put(field.name(), value);
            } else if (value instanceof OptionalValue wrapped) {
                if (wrapped.content() != null) {
                    values.put(field.name(), wrapped.content());
                }
            } else {
                return new CelError("cannot initialize optional entry '" + field.name() + "' from non-optional value "
                        + Values.goString(value));
            }
        }
        frame.charge(COST);
        return Messages.typeOf(name) == null ? new StructValue(type, values) : Messages.make(name, values);
    }
}
