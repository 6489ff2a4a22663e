package io.envtest.cel.cost;

import io.envtest.cel.check.CheckedExpr;
import io.envtest.cel.check.Reference;
import io.envtest.cel.function.CallEstimate;
import io.envtest.cel.function.CostEstimate;
import io.envtest.cel.function.Overload;
import io.envtest.cel.function.SizeEstimate;
import io.envtest.cel.syntax.Expr;
import io.envtest.cel.syntax.Expr.Call;
import io.envtest.cel.syntax.Expr.Comprehension;
import io.envtest.cel.syntax.Expr.Ident;
import io.envtest.cel.syntax.Expr.ListLiteral;
import io.envtest.cel.syntax.Expr.Literal;
import io.envtest.cel.syntax.Expr.MapEntry;
import io.envtest.cel.syntax.Expr.MapLiteral;
import io.envtest.cel.syntax.Expr.MemberCall;
import io.envtest.cel.syntax.Expr.Select;
import io.envtest.cel.syntax.Expr.StructField;
import io.envtest.cel.syntax.Expr.StructLiteral;
import io.envtest.cel.syntax.Operators;
import io.envtest.cel.value.CelType.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Estimates the cost of one expression. */
public final class CostEstimator {

    private static final CostEstimate LIST = CostEstimate.exactly(10);
    private static final CostEstimate MAP = CostEstimate.exactly(30);
    private static final CostEstimate STRUCT = CostEstimate.exactly(40);

    private final CheckedExpr checked;
    private final Sizes sizes;
    private final Deque<Map<String, Local>> locals = new ArrayDeque<>();

    private CostEstimator(CheckedExpr checked, PathSizes pathSizes) {
        this.checked = checked;
        this.sizes = new Sizes(checked, pathSizes);
    }

    /** What is known of a variable that a loop binds. */
    private record Local(List<String> path, @Nullable SizeEstimate size) {}

    /**
     * Estimates an expression.
     *
     * @param checked the expression
     * @param pathSizes the sizes of what it reaches through variables
     */
    public static CostEstimate estimate(CheckedExpr checked, PathSizes pathSizes) {
        return new CostEstimator(checked, pathSizes).cost(checked.root());
    }

    private CostEstimate cost(Expr node) {
        if (node instanceof Literal) {
            return CostEstimate.ZERO;
        }
        if (node instanceof Ident ident) {
            return costIdent(ident);
        }
        if (node instanceof Select select) {
            return costSelect(select);
        }
        if (node instanceof Call call) {
            return costCall(call, null, call.args());
        }
        if (node instanceof MemberCall call) {
            return costCall(call, call.target(), call.args());
        }
        return node instanceof Comprehension loop ? costLoop(loop) : costAggregate(node);
    }

    private CostEstimate costIdent(Ident ident) {
        Local local = findLocal(ident.name());
        if (local == null) {
            sizes.setPath(ident, List.of(ident.name()));
        } else {
            sizes.setPath(ident, local.path());
            if (local.size() != null) {
                sizes.setSize(ident, local.size());
            }
        }
        return CostEstimate.ONE;
    }

    private @Nullable Local findLocal(String name) {
        for (Map<String, Local> scope : locals) {
            Local local = scope.get(name);
            if (local != null) {
                return local;
            }
        }
        return null;
    }

    private CostEstimate costSelect(Select select) {
        CostEstimate operand = cost(select.operand());
        if (select.testOnly()) {
            return operand;
        }
        Kind kind = checked.type(select.operand()).kind();
        boolean counts = kind == Kind.MAP || kind == Kind.STRUCT || kind == Kind.PARAM;
        sizes.setPath(select, sizes.pathThrough(select.operand(), select.field()));
        return counts ? operand.plus(CostEstimate.ONE) : operand;
    }

    private CostEstimate costCall(Expr node, @Nullable Expr target, List<Expr> args) {
        List<Expr> all = new ArrayList<>(args);
        boolean withTarget = checked.reference(node) instanceof Reference.FunctionCall call && call.withTarget();
        if (target != null && withTarget) {
            all.add(0, target);
        }
        List<CostEstimate> costs = all.stream().map(this::cost).toList();
        if (node instanceof Call call && isStructural(call.function())) {
            return costStructural(call, costs);
        }
        CostEstimate sum = costs.stream().reduce(CostEstimate.ZERO, CostEstimate::plus);
        return checked.reference(node) instanceof Reference.FunctionCall call
                ? sum.plus(costOverloads(node, call.overloads(), all))
                : sum.plus(CostEstimate.ONE);
    }

    private CostEstimate costOverloads(Expr node, List<Overload> overloads, List<Expr> args) {
        CostEstimate cost = null;
        SizeEstimate size = null;
        NodeCallSite site = new NodeCallSite(checked, sizes, args);
        for (Overload overload : overloads) {
            CallEstimate estimate = overload.cost().estimate().of(site);
            cost = cost == null ? estimate.cost() : cost.or(estimate.cost());
            if (estimate.resultSize() != null) {
                size = size == null ? estimate.resultSize() : size.or(estimate.resultSize());
            }
        }
        if (size != null) {
            sizes.setSize(node, size);
        }
        if (node instanceof Call call && call.function().equals(Operators.INDEX)) {
            SizeEstimate element = sizes.elementSize(args.get(0));
            if (element != null) {
                sizes.setSize(node, element);
            }
            boolean list = checked.type(args.get(0)).kind() == Kind.LIST;
            sizes.setPath(node, sizes.pathThrough(args.get(0), list ? PathSizes.ITEMS : PathSizes.VALUES));
        }
        return cost == null ? CostEstimate.ONE : cost;
    }

    private static boolean isStructural(String function) {
        return function.equals(Operators.AND)
                || function.equals(Operators.OR)
                || function.equals(Operators.CONDITIONAL);
    }

    private CostEstimate costStructural(Call call, List<CostEstimate> costs) {
        CostEstimate first = costs.get(0);
        CostEstimate second = costs.get(1);
        if (!call.function().equals(Operators.CONDITIONAL)) {
            return new CostEstimate(first.min(), first.plus(second).max());
        }
        sizes.setSize(
                call, sizes.size(call.args().get(1)).or(sizes.size(call.args().get(2))));
        return first.plus(second.or(costs.get(2)));
    }

    private CostEstimate costAggregate(Expr node) {
        CostEstimate sum = CostEstimate.ZERO;
        if (node instanceof ListLiteral list) {
            for (Expr element : list.elements()) {
                sum = sum.plus(cost(element));
            }
            sizes.setElementSize(list, list.elements());
            return sum.plus(LIST);
        }
        if (node instanceof MapLiteral map) {
            for (MapEntry entry : map.entries()) {
                sum = sum.plus(cost(entry.key())).plus(cost(entry.value()));
            }
            sizes.setElementSize(
                    map, map.entries().stream().map(MapEntry::value).toList());
            return sum.plus(MAP);
        }
        for (StructField field : ((StructLiteral) node).fields()) {
            sum = sum.plus(cost(field.value()));
        }
        return sum.plus(STRUCT);
    }

    private CostEstimate costLoop(Comprehension loop) {
        CostEstimate range = cost(loop.range());
        CostEstimate init = cost(loop.accuInit());
        Map<String, Local> scope = new HashMap<>();
        scope.put(loop.accuVar(), accumulator(loop));
        locals.push(scope);
        locals.push(loopVariables(loop));
        CostEstimate condition = cost(loop.condition());
        CostEstimate step = cost(loop.step());
        locals.pop();
        CostEstimate result = cost(loop.result());
        locals.pop();
        SizeEstimate count = sizes.rangeSize(loop.range());
        SizeEstimate resultSize = isBinding(loop) ? sizes.computedSize(loop.result()) : null;
        if (resultSize != null) {
            sizes.setSize(loop, resultSize);
        } else if (loop.accuInit() instanceof Literal) {
            sizes.setSize(loop, SizeEstimate.ONE);
        } else if (loop.accuInit() instanceof ListLiteral || loop.accuInit() instanceof MapLiteral) {
            sizes.setSize(loop, count);
        }
        return range.plus(init).plus(result).plus(count.cost(step.plus(condition)));
    }

    private Local accumulator(Comprehension loop) {
        Expr init = loop.accuInit();
        return new Local(sizes.path(init), isBinding(loop) ? sizes.ownSize(init) : null);
    }

    /** Whether the loop never runs and only gives a name to a value. */
    private static boolean isBinding(Comprehension loop) {
        return loop.range() instanceof ListLiteral list
                && list.elements().isEmpty()
                && loop.condition() instanceof Literal literal
                && Boolean.FALSE.equals(literal.value());
    }

    private Map<String, Local> loopVariables(Comprehension loop) {
        Map<String, Local> variables = new HashMap<>();
        Kind range = checked.type(loop.range()).kind();
        boolean map = range == Kind.MAP;
        String key = map ? PathSizes.KEYS : PathSizes.ITEMS;
        if (!loop.hasTwoVariables()) {
            variables.put(loop.iterVar(), new Local(sizes.pathThrough(loop.range(), key), null));
            return variables;
        }
        variables.put(
                loop.iterVar(),
                range == Kind.LIST
                        ? new Local(List.of(), SizeEstimate.ONE)
                        : new Local(sizes.pathThrough(loop.range(), key), null));
        String value = map ? PathSizes.VALUES : PathSizes.ITEMS;
        variables.put(loop.iterVar2(), new Local(sizes.pathThrough(loop.range(), value), null));
        return variables;
    }
}
