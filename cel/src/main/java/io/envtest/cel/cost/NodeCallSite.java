package io.envtest.cel.cost;

import io.envtest.cel.check.CheckedExpr;
import io.envtest.cel.function.CallSite;
import io.envtest.cel.function.SizeEstimate;
import io.envtest.cel.syntax.Expr;
import io.envtest.cel.syntax.Expr.Literal;
import io.envtest.cel.value.CelType;
import io.envtest.cel.value.CelType.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A call in an expression, for the functions that estimate it. */
record NodeCallSite(CheckedExpr checked, Sizes sizes, List<Expr> args) implements CallSite {

    @Override
    public int count() {
        return args.size();
    }

    @Override
    public CelType type(int argument) {
        return checked.type(args.get(argument));
    }

    @Override
    public SizeEstimate size(int argument) {
        return sizes.size(args.get(argument));
    }

    @Override
    public SizeEstimate elementSize(int argument) {
        Expr node = args.get(argument);
        CelType type = checked.type(node);
        if (type.kind() == CelType.Kind.DYN) {
            return SizeEstimate.exactly(0);
        }
        SizeEstimate known = null;
        if (!sizes.path(node).isEmpty()) {
            known = sizes.pathSize(sizes.pathThrough(node, PathSizes.ITEMS));
        }
        if (known != null) {
            return known;
        }
        boolean scalar = type.kind() == Kind.LIST && Sizes.isScalar(type.parameter(0));
        return scalar ? SizeEstimate.ONE : SizeEstimate.UNKNOWN;
    }

    @Override
    public @Nullable Object literal(int argument) {
        return args.get(argument) instanceof Literal literal ? literal.value() : null;
    }
}
