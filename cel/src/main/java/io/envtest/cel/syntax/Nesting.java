package io.envtest.cel.syntax;

import java.util.function.Supplier;
import org.antlr.v4.runtime.misc.ParseCancellationException;

/** Counts how deep chains of operators and selections nest, and stops where the server does. Not safe for use by many threads. */
final class Nesting {

    private static final int MOST = 250;

    private int depth;

    /** What a visit one level further down gives. */
    Expr below(Supplier<Expr> visit) {
        if (++depth > MOST) {
            throw new ParseCancellationException("max recursion depth exceeded");
        }
        Expr built = visit.get();
        depth--;
        return built;
    }
}
