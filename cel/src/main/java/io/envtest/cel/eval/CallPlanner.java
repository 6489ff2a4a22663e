package io.envtest.cel.eval;

import io.envtest.cel.check.CheckedExpr;
import io.envtest.cel.check.Reference;
import io.envtest.cel.function.CallCost;
import io.envtest.cel.function.Implementation;
import io.envtest.cel.function.Overload;
import io.envtest.cel.function.PreparationException;
import io.envtest.cel.syntax.Expr;
import io.envtest.cel.syntax.Operators;
import io.envtest.cel.value.CelType;
import io.envtest.cel.value.ListValue;
import io.envtest.cel.value.MapValue;
import io.envtest.cel.value.OptionalValue;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Plans calls of functions. */
final class CallPlanner {

    private static final Set<String> CONVERSIONS =
            Set.of("bool", "bytes", "double", "duration", "dyn", "int", "string", "timestamp", "type", "uint");

    private final CheckedExpr checked;

    CallPlanner(CheckedExpr checked) {
        this.checked = checked;
    }

    Node plan(Expr node, List<Expr> args, List<Node> planned) throws PlanException {
        if (!(checked.reference(node) instanceof Reference.FunctionCall call)) {
            throw new PlanException("unresolved call");
        }
        String name = call.function().name();
        if (name.equals(Operators.IN)
                && planned.get(1) instanceof Constant constant
                && constant.value() instanceof ListValue list
                && isPrimitive(list)) {
            return new Membership(planned.get(0), list);
        }
        Node[] nodes = planned.toArray(Node[]::new);
        Node result = isSettled(call.overloads(), args)
                ? new DirectCall(
                        call.function(), prepared(call.overloads().get(0), nodes), cost(call.overloads()), nodes)
                : new DynamicCall(call.function(), call.withTarget(), cost(call.overloads()), nodes);
        boolean constant = CONVERSIONS.contains(name) && nodes.length == 1 && nodes[0] instanceof Constant;
        return constant ? Planner.fold(result) : result;
    }

    private static Implementation prepared(Overload overload, Node[] nodes) throws PlanException {
        @Nullable
        Object[] constants = Arrays.stream(nodes)
                .map(node -> node instanceof Constant constant ? constant.value() : null)
                .toArray();
        try {
            return overload.implementation().prepared(constants);
        } catch (PreparationException impossible) {
            throw new PlanException(String.valueOf(impossible.getMessage()));
        }
    }

    private boolean isSettled(List<Overload> overloads, List<Expr> args) {
        if (overloads.size() != 1) {
            return false;
        }
        List<CelType> parameters = overloads.get(0).parameters();
        for (int i = 0; i < args.size(); i++) {
            CelType parameter = parameters.get(i);
            boolean open = parameter.isDyn() || parameter.kind() == CelType.Kind.PARAM;
            if (!open && !Planner.isStatic(checked.type(args.get(i)))) {
                return false;
            }
        }
        return true;
    }

    /** The cost of the only form, or of all when they cost the same; one unit when only the values settle which it is. */
    private static CallCost.Actual cost(List<Overload> overloads) {
        CallCost first = overloads.get(0).cost();
        return overloads.stream().allMatch(overload -> overload.cost() == first)
                ? first.actual()
                : CallCost.ONE.actual();
    }

    private static boolean isPrimitive(ListValue list) {
        return list.stream()
                .noneMatch(element -> element instanceof ListValue
                        || element instanceof MapValue
                        || element instanceof OptionalValue
                        || element instanceof CelType);
    }
}
