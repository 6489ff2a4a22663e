package io.envtest.cel.eval;

import io.envtest.cel.value.CelError;
import io.envtest.cel.value.ListValue;
import io.envtest.cel.value.MapValue;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * A loop over a list or a map.
 *
 * @param range what to loop over
 * @param iterSlot where the element, key or index goes
 * @param iterSlot2 where the second variable goes; -1 when there is none
 * @param accuSlot where the collecting variable is
 * @param accuInit its first value
 * @param grows whether that is an empty list or map to be collected into
 * @param condition whether to go on
 * @param step its next value
 * @param result the value of the whole
 */
record Loop(
        Node range,
        int iterSlot,
        int iterSlot2,
        int accuSlot,
        Node accuInit,
        boolean grows,
        Node condition,
        Node step,
        Node result)
        implements Node {

    @Override
    public Object eval(Frame frame) {
        Object over = range.eval(frame);
        if (over instanceof CelError) {
            return over;
        }
        Iterator<Object> elements = elements(over);
        if (elements == null) {
            return notIterable(over);
        }
        Object init = accuInit.eval(frame);
        frame.bind(accuSlot, grows ? Growing.startingFrom(init) : init);
        run(frame, over, elements);
        Object value = result.eval(frame);
        return grows ? Growing.finished(value) : value;
    }

    private CelError notIterable(Object over) {
        String type = GoTypes.name(over);
        return new CelError(
                iterSlot2 < 0
                        ? "got '" + type + "', expected iterable type"
                        : "unsupported comprehension range type: " + type);
    }

    private static @Nullable Iterator<Object> elements(Object over) {
        if (over instanceof ListValue list) {
            return list.iterator();
        }
        return over instanceof MapValue map ? map.keys().iterator() : null;
    }

    private void run(Frame frame, Object over, Iterator<Object> elements) {
        long index = 0;
        while (elements.hasNext()) {
            bindElement(frame, over, elements.next(), index++);
            if (Boolean.FALSE.equals(condition.eval(frame))) {
                return;
            }
            frame.bind(accuSlot, step.eval(frame));
        }
    }

    private void bindElement(Frame frame, Object over, Object element, long index) {
        if (iterSlot2 < 0) {
            frame.bind(iterSlot, element);
        } else if (over instanceof MapValue map) {
            Object value = map.find(element);
            frame.bind(iterSlot, element);
            frame.bind(iterSlot2, value == null ? CelError.noSuchKey(element) : value);
        } else {
            frame.bind(iterSlot, index);
            frame.bind(iterSlot2, element);
        }
    }
}
