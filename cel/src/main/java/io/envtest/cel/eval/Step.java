package io.envtest.cel.eval;

import io.envtest.cel.value.CelError;
import io.envtest.cel.value.ListValue;
import io.envtest.cel.value.MapValue;
import io.envtest.cel.value.Numbers;
import io.envtest.cel.value.OptionalValue;
import io.envtest.cel.value.UInt;
import io.envtest.cel.value.Values;

/**
 * A field or an index.
 *
 * @param key what gives the name or the index
 * @param optional whether finding nothing is no error
 */
record Step(Node key, boolean optional) {

    /** What is there, {@link OptionalValue#NONE} where nothing may be there and nothing is, or an error. */
    Object apply(Frame frame, Object value, boolean mayBeMissing) {
        Object index = key instanceof Attribute attribute ? attribute.resolve(frame) : key.eval(frame);
        if (index instanceof CelError) {
            return index;
        }
        frame.charge(1);
        if (value instanceof MapValue map) {
            Object found = map.find(index);
            return found != null ? found : mayBeMissing ? OptionalValue.NONE : CelError.noSuchKey(index);
        }
        if (value instanceof ListValue list) {
            return element(list, index, mayBeMissing);
        }
        return mayBeMissing ? OptionalValue.NONE : CelError.noSuchKey(index);
    }

    private static Object element(ListValue list, Object index, boolean mayBeMissing) {
        if (!Numbers.isNumber(index)) {
            return new CelError(
                    "unsupported index type '" + Values.typeOf(index).name() + "' in list");
        }
        long at = position(index);
        if (at >= 0 && at < list.size()) {
            return list.get((int) at);
        }
        if (index instanceof Double number && number != Math.rint(number)) {
            return new CelError("unsupported index value " + Values.goString(index) + " in list");
        }
        return mayBeMissing ? OptionalValue.NONE : new CelError("index out of bounds: " + Values.goString(index));
    }

    private static long position(Object index) {
        if (index instanceof Double number) {
            return number == Math.rint(number) ? number.longValue() : -1;
        }
        return index instanceof UInt number ? number.bits() : (Long) index;
    }
}
