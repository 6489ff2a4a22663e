package io.envtest.cel.eval;

import io.envtest.cel.value.CelError;
import org.jspecify.annotations.Nullable;

/** Evaluates the arguments of calls. */
final class Arguments {

    private Arguments() {}

    /** Puts the values of all arguments into an array; the first error among them, or null. */
    static @Nullable CelError eval(Node[] args, Object[] values, Frame frame) {
        CelError first = null;
        for (int i = 0; i < args.length; i++) {
            values[i] = args[i].eval(frame);
            if (first == null && values[i] instanceof CelError error) {
                first = error;
            }
        }
        return first;
    }
}
