package io.envtest.cel.eval;

import io.envtest.cel.check.CheckedExpr;
import io.envtest.cel.check.Reference;
import io.envtest.cel.syntax.Expr;
import io.envtest.cel.syntax.Expr.Call;
import io.envtest.cel.syntax.Expr.Comprehension;
import io.envtest.cel.syntax.Expr.Ident;
import io.envtest.cel.syntax.Expr.ListLiteral;
import io.envtest.cel.syntax.Expr.Literal;
import io.envtest.cel.syntax.Expr.MapLiteral;
import io.envtest.cel.syntax.Expr.MemberCall;
import io.envtest.cel.syntax.Expr.Select;
import io.envtest.cel.syntax.Expr.StructLiteral;
import io.envtest.cel.syntax.Operators;
import io.envtest.cel.value.CelError;
import io.envtest.cel.value.CelType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns a checked expression into a program. */
public final class Planner {

    private final CheckedExpr checked;
    private final CallPlanner calls;
    private final Deque<Map<String, Integer>> scopes = new ArrayDeque<>();
    private int slots;

    private Planner(CheckedExpr checked) {
        this.checked = checked;
        this.calls = new CallPlanner(checked);
    }

    /**
     * Plans an expression.
     *
     * @throws PlanException when a constant part of it fails
     */
    public static Program plan(CheckedExpr checked) throws PlanException {
        Planner planner = new Planner(checked);
        Node root = planner.plan(checked.root());
        return new Program(root, planner.slots);
    }

    private Node plan(Expr node) throws PlanException {
        if (node instanceof Literal literal) {
            return new Constant(literal.value());
        }
        if (node instanceof Ident) {
            return planName(node);
        }
        if (node instanceof Select select) {
            return planSelect(select);
        }
        if (node instanceof Call call) {
            return planCall(call);
        }
        if (node instanceof MemberCall call) {
            return planMemberCall(call);
        }
        return node instanceof Comprehension loop ? planLoop(loop) : planAggregate(node);
    }

    private List<Node> planAll(List<Expr> nodes) throws PlanException {
        List<Node> planned = new ArrayList<>(nodes.size());
        for (Expr node : nodes) {
            planned.add(plan(node));
        }
        return planned;
    }

    private Node planName(Expr node) throws PlanException {
        Reference reference = checked.reference(node);
        if (reference instanceof Reference.TypeName type) {
            return new Constant(type.type());
        }
        if (reference instanceof Reference.Variable variable) {
            Integer slot = findSlot(variable.name());
            return Attribute.of(slot == null ? new Roots.Variable(variable.name()) : new Roots.Local(slot));
        }
        throw new PlanException("unresolved name");
    }

    private @Nullable Integer findSlot(String name) {
        for (Map<String, Integer> scope : scopes) {
            Integer slot = scope.get(name);
            if (slot != null) {
                return slot;
            }
        }
        return null;
    }

    private Node planSelect(Select select) throws PlanException {
        if (checked.reference(select) != null) {
            return planName(select);
        }
        Attribute attribute = attribute(select.operand()).then(new Step(new Constant(select.field()), false));
        return select.testOnly() ? new Test(attribute) : attribute;
    }

    private Attribute attribute(Expr node) throws PlanException {
        Node planned = plan(node);
        return planned instanceof Attribute attribute ? attribute : Attribute.of(new Roots.Computed(planned));
    }

    private Node planCall(Call call) throws PlanException {
        List<Expr> args = call.args();
        return switch (call.function()) {
            case Operators.AND -> new Logic(plan(args.get(0)), plan(args.get(1)), false);
            case Operators.OR -> new Logic(plan(args.get(0)), plan(args.get(1)), true);
            case Operators.CONDITIONAL ->
                Attribute.of(new Conditional(plan(args.get(0)), plan(args.get(1)), plan(args.get(2))));
            case Operators.INDEX -> attribute(args.get(0)).then(new Step(plan(args.get(1)), false));
            case Operators.OPTIONAL_INDEX, Operators.OPTIONAL_SELECT ->
                attribute(args.get(0)).then(new Step(plan(args.get(1)), true));
            case Operators.NOT_STRICTLY_FALSE -> new NotStrictlyFalse(plan(args.get(0)));
            default -> calls.plan(call, args, planAll(args));
        };
    }

    private Node planMemberCall(MemberCall call) throws PlanException {
        if (!(checked.reference(call) instanceof Reference.FunctionCall reference && reference.withTarget())) {
            return calls.plan(call, call.args(), planAll(call.args()));
        }
        List<Expr> args = new ArrayList<>(call.args());
        args.add(0, call.target());
        List<Node> planned = planAll(args);
        boolean fallback = call.function().equals("or") || call.function().equals("orValue");
        if (fallback && planned.size() == 2) {
            return new OptionalFallback(
                    planned.get(0), planned.get(1), call.function().equals("orValue"));
        }
        return calls.plan(call, args, planned);
    }

    private Node planAggregate(Expr node) throws PlanException {
        if (node instanceof ListLiteral list) {
            List<Node> elements = planAll(list.elements());
            ListNode planned = new ListNode(elements, list.optional());
            boolean constant = list.optional().isEmpty() && elements.stream().allMatch(Constant.class::isInstance);
            return constant ? fold(planned) : planned;
        }
        return node instanceof MapLiteral map ? planMap(map) : planStruct((StructLiteral) node);
    }

    private Node planMap(MapLiteral map) throws PlanException {
        List<MapNode.Entry> entries = new ArrayList<>();
        boolean constant = true;
        for (Expr.MapEntry entry : map.entries()) {
            Node key = plan(entry.key());
            Node value = plan(entry.value());
            entries.add(new MapNode.Entry(key, value, entry.optional()));
            constant &= key instanceof Constant && value instanceof Constant && !entry.optional();
        }
        MapNode planned = new MapNode(List.copyOf(entries));
        return constant ? fold(planned) : planned;
    }

    private Node planStruct(StructLiteral struct) throws PlanException {
        if (!(checked.reference(struct) instanceof Reference.TypeName)) {
            return new Constant(new CelError("unknown type '" + struct.typeName() + "'"));
        }
        List<StructNode.Field> fields = new ArrayList<>();
        for (Expr.StructField field : struct.fields()) {
            fields.add(new StructNode.Field(field.name(), plan(field.value()), field.optional()));
        }
        String name = struct.typeName().startsWith(".") ? struct.typeName().substring(1) : struct.typeName();
        return new StructNode(name, checked.type(struct), List.copyOf(fields));
    }

    private Node planLoop(Comprehension loop) throws PlanException {
        Node range = plan(loop.range());
        Node init = plan(loop.accuInit());
        Map<String, Integer> outer = new HashMap<>();
        int accuSlot = slots++;
        outer.put(loop.accuVar(), accuSlot);
        scopes.push(outer);
        int iterSlot = slots++;
        int iterSlot2 = loop.hasTwoVariables() ? slots++ : -1;
        Map<String, Integer> inner = new HashMap<>();
        inner.put(loop.iterVar(), iterSlot);
        if (loop.hasTwoVariables()) {
            inner.put(loop.iterVar2(), iterSlot2);
        }
        scopes.push(inner);
        Node condition = plan(loop.condition());
        Node step = plan(loop.step());
        scopes.pop();
        Node result = plan(loop.result());
        scopes.pop();
        boolean grows = isEmptyLiteral(loop.accuInit());
        return new Loop(range, iterSlot, iterSlot2, accuSlot, init, grows, condition, step, result);
    }

    private static boolean isEmptyLiteral(Expr node) {
        return (node instanceof ListLiteral list && list.elements().isEmpty())
                || (node instanceof MapLiteral map && map.entries().isEmpty());
    }

    /** The value of a node that needs no variables, once and for all. */
    static Constant fold(Node node) throws PlanException {
        Object value = node.eval(new Frame(name -> null, 0, Long.MAX_VALUE));
        if (value instanceof CelError error) {
            throw new PlanException(error.message());
        }
        return new Constant(value);
    }

    /** Whether nothing of a type needs to be looked at when the program runs. */
    static boolean isStatic(CelType type) {
        return type.kind() != CelType.Kind.DYN
                && type.kind() != CelType.Kind.PARAM
                && type.parameters().stream().allMatch(Planner::isStatic);
    }
}
