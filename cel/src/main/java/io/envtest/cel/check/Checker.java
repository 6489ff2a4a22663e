package io.envtest.cel.check;

import io.envtest.cel.function.Function;
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
import io.envtest.cel.syntax.Issues;
import io.envtest.cel.syntax.Operators;
import io.envtest.cel.syntax.ParsedExpr;
import io.envtest.cel.value.CelType;
import io.envtest.cel.value.CelType.Kind;
import io.envtest.cel.value.Messages;
import io.envtest.cel.value.Values;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks one expression. */
public final class Checker {

    private final Environment environment;
    private final Issues issues;
    private final @Nullable CelType[] types;
    private final @Nullable Reference[] references;
    private final Substitution substitution = new Substitution();
    private final Scopes scopes = new Scopes();
    private final OverloadResolver overloads;
    private final FieldTypes fields;

    private Checker(Environment environment, Issues issues, int nodeCount) {
        this.environment = environment;
        this.issues = issues;
        this.types = new CelType[nodeCount];
        this.references = new Reference[nodeCount];
        this.overloads = new OverloadResolver(substitution, issues);
        this.fields = new FieldTypes(environment.types(), substitution, issues);
    }

    /**
     * Checks an expression.
     *
     * @param parsed the tree
     * @param environment what it may name
     * @param issues where errors go
     * @return the expression with types, or null when there are errors
     */
    public static @Nullable CheckedExpr check(ParsedExpr parsed, Environment environment, Issues issues) {
        Checker checker = new Checker(environment, issues, parsed.nodeCount());
        checker.check(parsed.root());
        if (!issues.isEmpty()) {
            return null;
        }
        CheckedExpr checked = new CheckedExpr(parsed.root(), checker.finalTypes(), checker.references);
        environment.validators().forEach(validator -> validator.validate(checked, issues));
        return issues.isEmpty() ? checked : null;
    }

    private @Nullable CelType[] finalTypes() {
        for (int i = 0; i < types.length; i++) {
            CelType type = types[i];
            if (type != null) {
                types[i] = substitution.apply(type, true);
            }
        }
        return types;
    }

    private void check(Expr node) {
        if (node instanceof Literal literal) {
            set(node, Values.typeOf(literal.value()));
        } else if (node instanceof Ident ident) {
            checkIdent(ident);
        } else if (node instanceof Select select) {
            checkSelect(select);
        } else if (node instanceof Call call) {
            checkCall(call);
        } else if (node instanceof MemberCall call) {
            checkMemberCall(call);
        } else if (node instanceof ListLiteral list) {
            checkList(list);
        } else if (node instanceof MapLiteral map) {
            checkMap(map);
        } else if (node instanceof StructLiteral struct) {
            checkStruct(struct);
        } else if (node instanceof Comprehension loop) {
            checkLoop(loop);
        }
    }

    private CelType typeOf(Expr node) {
        CelType type = types[node.id()];
        return type == null ? CelType.ERROR : type;
    }

    private void set(Expr node, CelType type) {
        types[node.id()] = type;
    }

    private void undeclared(Expr node, String name) {
        issues.add(node.at(), "undeclared reference to '" + name + "' (in container '')");
        set(node, CelType.ERROR);
    }

    private void mismatch(Expr node, CelType expected, CelType found) {
        issues.add(node.at(), "expected type '" + expected + "' but found '" + found + "'");
    }

    private void checkIdent(Ident ident) {
        if (!resolveName(ident, ident.name())) {
            undeclared(ident, ident.name());
        }
    }

    /** Whether a name, which may have dots, is that of a variable or a type. */
    private boolean resolveName(Expr node, String dottedName) {
        String name = withoutDot(dottedName);
        CelType local = dottedName.startsWith(".") ? null : scopes.find(name);
        CelType variable = local != null ? local : environment.variables().get(name);
        if (variable != null) {
            set(node, variable);
            references[node.id()] = new Reference.Variable(name);
            return true;
        }
        CelType named = environment.types().findType(name);
        if (named == null) {
            return false;
        }
        set(node, CelType.typeOf(named));
        references[node.id()] = new Reference.TypeName(named);
        return true;
    }

    /** A name that begins with a dot is looked for outside of every container, which is where all names are. */
    private static String withoutDot(String name) {
        return name.startsWith(".") ? name.substring(1) : name;
    }

    private void checkSelect(Select select) {
        String dotted = dottedName(select);
        if (dotted != null && resolveName(select, dotted)) {
            return;
        }
        check(select.operand());
        CelType result = fields.of(select, typeOf(select.operand()), select.field());
        set(select, substitution.apply(select.testOnly() ? CelType.BOOL : result, false));
    }

    /** The name a chain of selects spells, or null when it is something else. */
    private static @Nullable String dottedName(Expr node) {
        if (node instanceof Ident ident) {
            return ident.name();
        }
        if (node instanceof Select select && !select.testOnly()) {
            String prefix = dottedName(select.operand());
            return prefix == null ? null : prefix + "." + select.field();
        }
        return null;
    }

    private void checkCall(Call call) {
        if (call.function().equals(Operators.OPTIONAL_SELECT)) {
            checkOptionalSelect(call);
            return;
        }
        call.args().forEach(this::check);
        String name = withoutDot(call.function());
        Function function = environment.functions().find(name);
        if (function == null) {
            undeclared(call, call.function());
        } else {
            resolve(call, function, null, call.args());
        }
    }

    private void checkOptionalSelect(Call call) {
        Expr operand = call.args().get(0);
        if (!(call.args().get(1) instanceof Literal field && field.value() instanceof String name)) {
            issues.add(call.at(), "unsupported optional field selection");
            return;
        }
        check(operand);
        check(field);
        set(call, substitution.apply(fields.optional(call, typeOf(operand), name), false));
    }

    private void checkMemberCall(MemberCall call) {
        call.args().forEach(this::check);
        String prefix = dottedName(call.target());
        Function namespaced = prefix == null ? null : environment.functions().find(prefix + "." + call.function());
        if (namespaced != null) {
            resolve(call, namespaced, null, call.args());
            return;
        }
        check(call.target());
        Function function = environment.functions().find(call.function());
        if (function == null) {
            undeclared(call, call.function());
        } else {
            resolve(call, function, call.target(), call.args());
        }
    }

    private void resolve(Expr node, Function function, @Nullable Expr target, List<Expr> args) {
        List<CelType> argTypes = new ArrayList<>();
        if (target != null) {
            argTypes.add(typeOf(target));
        }
        args.forEach(arg -> argTypes.add(typeOf(arg)));
        OverloadResolver.Resolution resolution = overloads.resolve(node, function, target != null, args, argTypes);
        set(node, resolution == null ? CelType.ERROR : resolution.type());
        references[node.id()] = resolution == null ? null : resolution.reference();
    }

    private void checkList(ListLiteral list) {
        CelType element = null;
        for (int i = 0; i < list.elements().size(); i++) {
            Expr node = list.elements().get(i);
            check(node);
            CelType type = list.optional().contains(i) ? unwrapped(node) : typeOf(node);
            element = join(element, type);
        }
        set(list, CelType.list(element == null ? substitution.freshVariable() : element));
    }

    private CelType unwrapped(Expr node) {
        CelType type = substitution.apply(typeOf(node), false);
        if (type.isOptional()) {
            return type.parameter(0);
        }
        if (!type.isDyn()) {
            mismatch(node, CelType.optional(type), type);
        }
        return type;
    }

    private CelType join(@Nullable CelType previous, CelType current) {
        if (previous == null) {
            return current;
        }
        if (substitution.assignable(previous, current)) {
            return Substitution.mostGeneral(previous, current);
        }
        return CelType.DYN;
    }

    private void checkMap(MapLiteral map) {
        CelType key = null;
        CelType value = null;
        for (MapEntry entry : map.entries()) {
            check(entry.key());
            key = join(key, typeOf(entry.key()));
            check(entry.value());
            value = join(value, entry.optional() ? unwrapped(entry.value()) : typeOf(entry.value()));
        }
        set(
                map,
                CelType.map(
                        key == null ? substitution.freshVariable() : key,
                        value == null ? substitution.freshVariable() : value));
    }

    private void checkStruct(StructLiteral struct) {
        String name = withoutDot(struct.typeName());
        CelType message = Messages.typeOf(name);
        if (message != null) {
            set(struct, message);
            references[struct.id()] = new Reference.TypeName(message);
            struct.fields().forEach(field -> checkStructField(field, Messages.fieldOf(name, field.name()), true));
            return;
        }
        CelType type = environment.types().findType(name);
        if (type == null && environment.variables().containsKey(name)) {
            issues.add(struct.at(), "'" + environment.variables().get(name) + "' is not a type");
        } else if (type == null) {
            undeclared(struct, struct.typeName());
            return;
        } else if (type.kind() != Kind.STRUCT) {
            issues.add(struct.at(), "'" + type.name() + "' is not a message type");
        }
        set(struct, type != null && type.kind() == Kind.STRUCT ? type : CelType.ERROR);
        references[struct.id()] =
                type != null && environment.types().isConstructible(name) ? new Reference.TypeName(type) : null;
        for (StructField field : struct.fields()) {
            boolean known = type != null && type.kind() == Kind.STRUCT;
            checkStructField(field, known ? environment.types().findField(name, field.name()) : null, known);
        }
    }

    private void checkStructField(StructField field, @Nullable CelType found, boolean structKnown) {
        check(field.value());
        CelType expected = CelType.ERROR;
        if (structKnown) {
            if (found == null) {
                issues.add(field.at(), "undefined field '" + field.name() + "'");
            } else {
                expected = found;
            }
        }
        CelType provided = field.optional() ? unwrapped(field.value()) : typeOf(field.value());
        if (!substitution.assignable(expected, provided)) {
            issues.add(
                    field.at(),
                    "expected type of field '" + field.name() + "' is '" + expected + "' but provided type is '"
                            + provided + "'");
        }
    }

    private void checkLoop(Comprehension loop) {
        check(loop.range());
        check(loop.accuInit());
        CelType range = substitution.apply(typeOf(loop.range()), false);
        CelType accu = typeOf(loop.accuInit());
        scopes.enter();
        scopes.bind(loop.accuVar(), accu);
        scopes.enter();
        bindLoopVariables(loop, range);
        check(loop.condition());
        expect(loop.condition(), CelType.BOOL);
        check(loop.step());
        expect(loop.step(), accu);
        scopes.leave();
        check(loop.result());
        scopes.leave();
        set(loop, substitution.apply(typeOf(loop.result()), false));
    }

    private void bindLoopVariables(Comprehension loop, CelType range) {
        CelType first;
        CelType second;
        switch (range.kind()) {
            case LIST -> {
                first = loop.hasTwoVariables() ? CelType.INT : range.parameter(0);
                second = range.parameter(0);
            }
            case MAP -> {
                first = range.parameter(0);
                second = range.parameter(1);
            }
            case DYN, ERROR, PARAM -> {
                substitution.assignable(CelType.DYN, range);
                first = CelType.DYN;
                second = CelType.DYN;
            }
            default -> {
                issues.add(
                        loop.range().at(),
                        "expression of type '" + range
                                + "' cannot be range of a comprehension (must be list, map, or dynamic)");
                first = CelType.ERROR;
                second = CelType.ERROR;
            }
        }
        scopes.bind(loop.iterVar(), first);
        if (loop.hasTwoVariables()) {
            scopes.bind(loop.iterVar2(), second);
        }
    }

    private void expect(Expr node, CelType expected) {
        if (!substitution.assignable(expected, typeOf(node))) {
            mismatch(node, expected, typeOf(node));
        }
    }
}
