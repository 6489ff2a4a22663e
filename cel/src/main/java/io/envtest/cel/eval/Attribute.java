package io.envtest.cel.eval;

import io.envtest.cel.value.CelError;
import io.envtest.cel.value.OptionalValue;
import java.util.ArrayList;
import java.util.List;

/**
 * A variable or another value with fields and indexes taken from it: {@code self.a[0].b}. Each step costs one unit, and so does the
 * attribute as a whole, except where it starts with a condition or is only a branch of one or an index.
 */
record Attribute(Root root, List<Step> steps) implements Node {

    /** Where an attribute starts. */
    interface Root {

        /** The value to start from. */
        Object resolve(Frame frame);
    }

    static Attribute of(Root root) {
        return new Attribute(root, List.of());
    }

    Attribute then(Step step) {
        List<Step> longer = new ArrayList<>(steps);
        longer.add(step);
        return new Attribute(root, List.copyOf(longer));
    }

    @Override
    public Object eval(Frame frame) {
        Object value = resolve(frame);
        if (!(root instanceof Conditional)) {
            frame.charge(1);
        }
        return value;
    }

    /** The value without the unit for the attribute as a whole. */
    Object resolve(Frame frame) {
        Object value = root.resolve(frame);
        boolean optional = false;
        for (Step step : steps) {
            if (value instanceof OptionalValue wrapped) {
                optional = true;
                value = wrapped.content() == null ? OptionalValue.NONE : wrapped.content();
            }
            if (value instanceof CelError || value == OptionalValue.NONE) {
                return value;
            }
            optional |= step.optional();
            value = step.apply(frame, value, optional);
        }
        return optional && !(value instanceof CelError) && value != OptionalValue.NONE ? wrap(value) : value;
    }

    private static Object wrap(Object value) {
        return value instanceof OptionalValue ? value : new OptionalValue(value);
    }

    /** Whether the last step finds something: true, false or an error. */
    Object test(Frame frame) {
        Attribute operand = new Attribute(root, steps.subList(0, steps.size() - 1));
        Object value = operand.resolve(frame);
        if (value instanceof OptionalValue wrapped) {
            value = wrapped.content() == null ? OptionalValue.NONE : wrapped.content();
        }
        if (value instanceof CelError) {
            return value;
        }
        if (value == OptionalValue.NONE) {
            return false;
        }
        Object found = steps.get(steps.size() - 1).apply(frame, value, true);
        return found instanceof CelError ? found : found != OptionalValue.NONE;
    }
}
