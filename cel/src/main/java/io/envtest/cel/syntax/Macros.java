package io.envtest.cel.syntax;

import io.envtest.cel.syntax.Expr.Ident;
import io.envtest.cel.syntax.Expr.Literal;
import io.envtest.cel.syntax.Expr.MapLiteral;
import io.envtest.cel.syntax.Expr.Select;
import io.envtest.cel.syntax.Expr.StructLiteral;
import io.envtest.cel.syntax.NodeFactory.LoopVariables;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calls that stand for something else: {@code has(a.b)}, {@code list.all(x, …)}, {@code optional.optMap(v, …)} and the like. */
final class Macros {

    private static final String ACCU = "@result";
    private static final String UNUSED = "#unused";
    private static final String SORT_INPUT = "@__sortBy_input__";

    private static final Map<String, Expansion> GLOBAL = Map.of("has/1", (node, target, args) -> has(node, args));
    private static final Map<String, Expansion> MEMBER = memberMacros();

    private Macros() {}

    private interface Expansion {
        Expr expand(NodeFactory node, Expr target, List<Expr> args) throws MacroException;
    }

    private static Map<String, Expansion> memberMacros() {
        Map<String, Expansion> macros = new HashMap<>();
        macros.put("all/2", (node, target, args) -> all(node, target, one(args), args.get(1)));
        macros.put("exists/2", (node, target, args) -> exists(node, target, one(args), args.get(1)));
        macros.put("exists_one/2", (node, target, args) -> existsOne(node, target, one(args), args.get(1)));
        macros.put("map/2", (node, target, args) -> collect(node, target, element(args), null, args.get(1)));
        macros.put("map/3", (node, target, args) -> collect(node, target, element(args), args.get(1), args.get(2)));
        macros.put("filter/2", (node, target, args) -> collect(node, target, element(args), args.get(1), args.get(0)));
        macros.put("all/3", (node, target, args) -> all(node, target, two(args), args.get(2)));
        macros.put("exists/3", (node, target, args) -> exists(node, target, two(args), args.get(2)));
        macros.put("exists_one/3", (node, target, args) -> existsOne(node, target, two(args), args.get(2)));
        macros.put("existsOne/3", (node, target, args) -> existsOne(node, target, two(args), args.get(2)));
        macros.put("transformList/3", (node, target, args) -> collect(node, target, two(args), null, args.get(2)));
        macros.put(
                "transformList/4", (node, target, args) -> collect(node, target, two(args), args.get(2), args.get(3)));
        macros.put("transformMap/3", (node, target, args) -> transformMap(node, target, args, null));
        macros.put("transformMap/4", (node, target, args) -> transformMap(node, target, args, args.get(2)));
        macros.put("transformMapEntry/3", (node, target, args) -> transformMapEntry(node, target, args, null));
        macros.put("transformMapEntry/4", (node, target, args) -> transformMapEntry(node, target, args, args.get(2)));
        macros.put("optMap/2", (node, target, args) -> optMap(node, target, args));
        macros.put("optFlatMap/2", (node, target, args) -> optFlatMap(node, target, args));
        macros.put("sortBy/2", (node, target, args) -> sortBy(node, target, args));
        return Map.copyOf(macros);
    }

    /** What a global call stands for, or null when it is no macro. */
    static @Nullable Expr expandGlobal(NodeFactory node, String function, List<Expr> args) throws MacroException {
        Expansion macro = GLOBAL.get(function + "/" + args.size());
        return macro == null ? null : macro.expand(node, node.literal(false), args);
    }

    /** What a call on a target stands for, or null when it is no macro. */
    static @Nullable Expr expandMember(NodeFactory node, Expr target, String function, List<Expr> args)
            throws MacroException {
        Expansion macro = MEMBER.get(function + "/" + args.size());
        return macro == null ? null : macro.expand(node, target, args);
    }

    /** Whether a call on a target is {@code cel.bind(name, value, expression)}. */
    static boolean isBinding(Expr target, String function, List<Expr> args) {
        return target instanceof Ident ident
                && ident.name().equals("cel")
                && function.equals("bind")
                && args.size() == 3;
    }

    /** What {@code cel.bind(name, value, expression)} stands for. */
    static Expr binding(NodeFactory node, List<Expr> args) throws MacroException {
        if (!(args.get(0) instanceof Ident variable)) {
            throw new MacroException(args.get(0).at(), "cel.bind() variable names must be simple identifiers");
        }
        return bind(node, variable.name(), args.get(1), args.get(2));
    }

    private static Expr has(NodeFactory node, List<Expr> args) throws MacroException {
        if (args.get(0) instanceof Select select && !select.testOnly()) {
            return node.test(select);
        }
        throw new MacroException(args.get(0).at(), "invalid argument to has() macro");
    }

    private static LoopVariables one(List<Expr> args) throws MacroException {
        return new LoopVariables(loopVariable(args.get(0), "argument must be a simple name"), "", ACCU);
    }

    private static LoopVariables element(List<Expr> args) throws MacroException {
        return new LoopVariables(loopVariable(args.get(0), "argument is not an identifier"), "", ACCU);
    }

    private static LoopVariables two(List<Expr> args) throws MacroException {
        String first = loopVariable(args.get(0), "argument must be a simple name");
        String second = loopVariable(args.get(1), "argument must be a simple name");
        if (first.equals(second)) {
            throw new MacroException(args.get(1).at(), "duplicate variable name: " + first);
        }
        return new LoopVariables(first, second, ACCU);
    }

    private static String loopVariable(Expr arg, String otherwise) throws MacroException {
        if (arg instanceof Ident ident && !ident.name().startsWith(".")) {
            if (ident.name().equals("__result__")) {
                throw new MacroException(arg.at(), "iteration variable overwrites accumulator variable");
            }
            return ident.name();
        }
        throw new MacroException(arg.at(), otherwise);
    }

    private static Expr all(NodeFactory node, Expr range, LoopVariables names, Expr predicate) {
        Expr condition = node.call(Operators.NOT_STRICTLY_FALSE, node.ident(ACCU));
        Expr step = node.call(Operators.AND, node.ident(ACCU), predicate);
        return node.loop(names, range, node.literal(true), condition, step, node.ident(ACCU));
    }

    private static Expr exists(NodeFactory node, Expr range, LoopVariables names, Expr predicate) {
        Expr condition = node.call(Operators.NOT_STRICTLY_FALSE, node.call(Operators.NOT, node.ident(ACCU)));
        Expr step = node.call(Operators.OR, node.ident(ACCU), predicate);
        return node.loop(names, range, node.literal(false), condition, step, node.ident(ACCU));
    }

    private static Expr existsOne(NodeFactory node, Expr range, LoopVariables names, Expr predicate) {
        Expr counted = node.call(Operators.ADD, node.ident(ACCU), node.literal(1L));
        Expr step = node.call(Operators.CONDITIONAL, predicate, counted, node.ident(ACCU));
        Expr result = node.call(Operators.EQUALS, node.ident(ACCU), node.literal(1L));
        return node.loop(names, range, node.literal(0L), node.literal(true), step, result);
    }

    private static Expr collect(
            NodeFactory node, Expr range, LoopVariables names, @Nullable Expr predicate, Expr element) {
        Expr step = filtered(node, predicate, node.call(Operators.ADD, node.ident(ACCU), node.list(element)));
        return node.loop(names, range, node.list(), node.literal(true), step, node.ident(ACCU));
    }

    private static Expr transformMap(NodeFactory node, Expr range, List<Expr> args, @Nullable Expr predicate)
            throws MacroException {
        LoopVariables names = two(args);
        Expr inserted = node.call("cel.@mapInsert", node.ident(ACCU), node.ident(names.iterVar()), last(args));
        return node.loop(
                names,
                range,
                node.emptyMap(),
                node.literal(true),
                filtered(node, predicate, inserted),
                node.ident(ACCU));
    }

    private static Expr transformMapEntry(NodeFactory node, Expr range, List<Expr> args, @Nullable Expr predicate)
            throws MacroException {
        LoopVariables names = two(args);
        Expr inserted = node.call("cel.@mapInsert", node.ident(ACCU), last(args));
        return node.loop(
                names,
                range,
                node.emptyMap(),
                node.literal(true),
                filtered(node, predicate, inserted),
                node.ident(ACCU));
    }

    private static Expr filtered(NodeFactory node, @Nullable Expr predicate, Expr step) {
        return predicate == null ? step : node.call(Operators.CONDITIONAL, predicate, step, node.ident(ACCU));
    }

    private static Expr last(List<Expr> args) {
        return args.get(args.size() - 1);
    }

    private static Expr optMap(NodeFactory node, Expr target, List<Expr> args) throws MacroException {
        Expr mapped = boundToValue(node, target, args, "optMap() variable name must be a simple identifier");
        return whenPresent(node, target, node.call("optional.of", mapped));
    }

    private static Expr optFlatMap(NodeFactory node, Expr target, List<Expr> args) throws MacroException {
        return whenPresent(
                node,
                target,
                boundToValue(node, target, args, "optFlatMap() variable name must be a simple identifier"));
    }

    private static Expr whenPresent(NodeFactory node, Expr target, Expr present) {
        Expr test = node.memberCall(target, "hasValue");
        return node.call(Operators.CONDITIONAL, test, present, node.call("optional.none"));
    }

    private static Expr boundToValue(NodeFactory node, Expr target, List<Expr> args, String otherwise)
            throws MacroException {
        if (!(args.get(0) instanceof Ident variable)) {
            throw new MacroException(args.get(0).at(), otherwise);
        }
        return bind(node, variable.name(), node.memberCall(node.copy(target), "value"), args.get(1));
    }

    /** A variable with a value, for one expression: a loop that never runs. */
    private static Expr bind(NodeFactory node, String name, Expr value, Expr body) {
        return node.loop(
                new LoopVariables(UNUSED, "", name), node.list(), value, node.literal(false), node.ident(name), body);
    }

    private static Expr sortBy(NodeFactory node, Expr target, List<Expr> args) throws MacroException {
        if (target instanceof Literal || target instanceof MapLiteral || target instanceof StructLiteral) {
            throw new MacroException(
                    target.at(),
                    "sortBy can only be applied to a list, identifier, comprehension, call or select expression");
        }
        Expr keys = collect(node, node.ident(SORT_INPUT), element(args), null, args.get(1));
        Expr sorted = node.memberCall(node.ident(SORT_INPUT), "@sortByAssociatedKeys", keys);
        return bind(node, SORT_INPUT, target, sorted);
    }
}
