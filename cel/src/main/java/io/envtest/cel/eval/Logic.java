package io.envtest.cel.eval;

import io.envtest.cel.value.CelError;
import org.jspecify.annotations.Nullable;

/**
 * {@code a && b} and {@code a || b}: one side that decides makes the other's error unimportant. They cost nothing themselves.
 *
 * @param left one side
 * @param right the other side, which is asked only when the first does not decide
 * @param decisive the value that decides
 */
record Logic(Node left, Node right, boolean decisive) implements Node {

    @Override
    public Object eval(Frame frame) {
        Object first = left.eval(frame);
        if (first instanceof Boolean value && value == decisive) {
            return value;
        }
        Object second = right.eval(frame);
        if (second instanceof Boolean value && value == decisive) {
            return value;
        }
        Object error = error(first);
        if (error == null) {
            error = error(second);
        }
        return error == null ? (Object) !decisive : error;
    }

    private static @Nullable Object error(Object value) {
        if (value instanceof Boolean) {
            return null;
        }
        return value instanceof CelError ? value : CelError.NO_SUCH_OVERLOAD;
    }
}
