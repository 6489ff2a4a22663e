package io.envtest.cel.syntax;

import cel.parser.internal.CELParser.BoolFalseContext;
import cel.parser.internal.CELParser.BoolTrueContext;
import cel.parser.internal.CELParser.BytesContext;
import cel.parser.internal.CELParser.CalcContext;
import cel.parser.internal.CELParser.ConditionalAndContext;
import cel.parser.internal.CELParser.ConditionalOrContext;
import cel.parser.internal.CELParser.ConstantLiteralContext;
import cel.parser.internal.CELParser.CreateListContext;
import cel.parser.internal.CELParser.CreateMapContext;
import cel.parser.internal.CELParser.CreateMessageContext;
import cel.parser.internal.CELParser.DoubleContext;
import cel.parser.internal.CELParser.EscapeIdentContext;
import cel.parser.internal.CELParser.ExprContext;
import cel.parser.internal.CELParser.ExprListContext;
import cel.parser.internal.CELParser.GlobalCallContext;
import cel.parser.internal.CELParser.IdentContext;
import cel.parser.internal.CELParser.IndexContext;
import cel.parser.internal.CELParser.IntContext;
import cel.parser.internal.CELParser.LiteralContext;
import cel.parser.internal.CELParser.LogicalNotContext;
import cel.parser.internal.CELParser.MemberCallContext;
import cel.parser.internal.CELParser.MemberContext;
import cel.parser.internal.CELParser.MemberExprContext;
import cel.parser.internal.CELParser.NegateContext;
import cel.parser.internal.CELParser.NestedContext;
import cel.parser.internal.CELParser.NullContext;
import cel.parser.internal.CELParser.OptExprContext;
import cel.parser.internal.CELParser.PrimaryContext;
import cel.parser.internal.CELParser.PrimaryExprContext;
import cel.parser.internal.CELParser.RelationContext;
import cel.parser.internal.CELParser.SelectContext;
import cel.parser.internal.CELParser.SimpleIdentifierContext;
import cel.parser.internal.CELParser.StringContext;
import cel.parser.internal.CELParser.UintContext;
import cel.parser.internal.CELParser.UnaryContext;
import io.envtest.cel.syntax.Expr.Call;
import io.envtest.cel.syntax.Expr.Ident;
import io.envtest.cel.syntax.Expr.ListLiteral;
import io.envtest.cel.syntax.Expr.Literal;
import io.envtest.cel.syntax.Expr.MapEntry;
import io.envtest.cel.syntax.Expr.MapLiteral;
import io.envtest.cel.syntax.Expr.MemberCall;
import io.envtest.cel.syntax.Expr.Select;
import io.envtest.cel.syntax.Expr.StructField;
import io.envtest.cel.syntax.Expr.StructLiteral;
import io.envtest.cel.value.NullValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** Builds the tree from what the grammar found. Where the grammar found an error, the tree has a hole that nobody looks at. */
final class TreeBuilder {

    private static final Set<String> RESERVED = Set.of(
            "as",
            "break",
            "const",
            "continue",
            "else",
            "false",
            "for",
            "function",
            "if",
            "import",
            "in",
            "let",
            "loop",
            "package",
            "namespace",
            "null",
            "return",
            "true",
            "var",
            "void",
            "while");

    private final Source source;
    private final Issues issues;
    private final boolean bindings;
    private final Nesting nesting = new Nesting();
    private int lastId;

    TreeBuilder(Source source, Issues issues, boolean bindings) {
        this.bindings = bindings;
        this.source = source;
        this.issues = issues;
    }

    int nodeCount() {
        return lastId + 1;
    }

    private int nextId() {
        return ++lastId;
    }

    private int at(Token token) {
        return source.offset(token.getLine(), token.getCharPositionInLine());
    }

    private int at(ParserRuleContext context) {
        return at(context.getStart());
    }

    private Expr error(int at, String message) {
        issues.add(at, message);
        return hole(at);
    }

    private Expr hole(int at) {
        return new Literal(nextId(), at, NullValue.NULL);
    }

    Expr build(@Nullable ExprContext context) {
        if (context == null) {
            return hole(0);
        }
        Expr condition = or(context.e);
        if (context.op == null) {
            return condition;
        }
        int at = at(context.op);
        return new Call(nextId(), at, Operators.CONDITIONAL, List.of(condition, or(context.e1), build(context.e2)));
    }

    private Expr or(@Nullable ConditionalOrContext context) {
        if (context == null) {
            return hole(0);
        }
        List<Expr> terms = new ArrayList<>(List.of(and(context.e)));
        context.e1.forEach(next -> terms.add(and(next)));
        return balanced(Operators.OR, terms, context.ops);
    }

    private Expr and(@Nullable ConditionalAndContext context) {
        if (context == null) {
            return hole(0);
        }
        List<Expr> terms = new ArrayList<>(List.of(relation(context.e)));
        context.e1.forEach(next -> terms.add(relation(next)));
        return balanced(Operators.AND, terms, context.ops);
    }

    /** A chain of && or || as a tree that is as flat as can be, so that long chains do not nest deeply. */
    private Expr balanced(String function, List<Expr> terms, List<Token> operators) {
        int pairs = Math.min(terms.size() - 1, operators.size());
        return pairs == 0 ? terms.get(0) : balanced(function, terms, operators, 0, pairs - 1);
    }

    private Expr balanced(String function, List<Expr> terms, List<Token> operators, int low, int high) {
        int middle = (low + high + 1) / 2;
        Expr left = middle == low ? terms.get(middle) : balanced(function, terms, operators, low, middle - 1);
        Expr right = middle == high ? terms.get(middle + 1) : balanced(function, terms, operators, middle + 1, high);
        return new Call(nextId(), at(operators.get(middle)), function, List.of(left, right));
    }

    private Expr relation(@Nullable RelationContext context) {
        if (context == null) {
            return hole(0);
        }
        if (context.op == null) {
            return calc(context.calc());
        }
        return nesting.below(
                () -> binary(context.op, relation(context.relation(0)), relation(context.relation(1))));
    }

    private Expr calc(@Nullable CalcContext context) {
        if (context == null) {
            return hole(0);
        }
        if (context.op == null) {
            return unary(context.unary());
        }
        return nesting.below(() -> binary(context.op, calc(context.calc(0)), calc(context.calc(1))));
    }

    private Expr binary(Token operator, Expr left, Expr right) {
        return new Call(nextId(), at(operator), Operators.binary(operator.getText()), List.of(left, right));
    }

    private Expr unary(@Nullable UnaryContext context) {
        if (context instanceof MemberExprContext it) {
            return member(it.member());
        }
        if (context instanceof LogicalNotContext it) {
            return repeated(Operators.NOT, it.ops, it.member());
        }
        return context instanceof NegateContext it ? repeated(Operators.NEGATE, it.ops, it.member()) : hole(0);
    }

    private Expr repeated(String function, List<Token> operators, MemberContext operand) {
        Expr target = member(operand);
        return operators.size() % 2 == 0 ? target : new Call(nextId(), at(operators.get(0)), function, List.of(target));
    }

    private Expr member(@Nullable MemberContext context) {
        if (context instanceof PrimaryExprContext it) {
            return primary(it.primary());
        }
        if (context instanceof SelectContext it) {
            return nesting.below(() -> select(it));
        }
        if (context instanceof MemberCallContext it) {
            return nesting.below(() -> memberCall(it));
        }
        return context instanceof IndexContext it ? nesting.below(() -> index(it)) : hole(0);
    }

    private Expr index(IndexContext context) {
        Expr target = member(context.member());
        String function = context.opt == null ? Operators.INDEX : Operators.OPTIONAL_INDEX;
        return new Call(nextId(), at(context.op), function, List.of(target, build(context.index)));
    }

    private Expr select(SelectContext context) {
        Expr operand = member(context.member());
        if (context.id == null) {
            return hole(0);
        }
        String field = fieldName(context.id);
        if (context.opt == null) {
            return new Select(nextId(), at(context.op), operand, field, false);
        }
        Expr name = new Literal(nextId(), at(context.id), field);
        return new Call(nextId(), at(context.op), Operators.OPTIONAL_SELECT, List.of(operand, name));
    }

    private String fieldName(EscapeIdentContext context) {
        if (context instanceof SimpleIdentifierContext simple) {
            return simple.id.getText();
        }
        error(at(context), "unsupported syntax: '`'");
        return "";
    }

    private Expr memberCall(MemberCallContext context) {
        Expr target = member(context.member());
        if (context.id == null || context.open == null) {
            return hole(0);
        }
        String function = context.id.getText();
        List<Expr> args = args(context.args);
        int at = at(context.open);
        try {
            NodeFactory nodes = new NodeFactory(this::nextId, at);
            Expr expanded = bindings && Macros.isBinding(target, function, args)
                    ? Macros.binding(nodes, args)
                    : Macros.expandMember(nodes, target, function, args);
            return expanded != null ? expanded : new MemberCall(nextId(), at, target, function, args);
        } catch (MacroException invalid) {
            return error(invalid.at(), String.valueOf(invalid.getMessage()));
        }
    }

    private List<Expr> args(@Nullable ExprListContext context) {
        return context == null ? List.of() : context.e.stream().map(this::build).toList();
    }

    private Expr primary(@Nullable PrimaryContext context) {
        if (context instanceof NestedContext it) {
            return build(it.e);
        }
        if (context instanceof IdentContext it) {
            return ident(it);
        }
        if (context instanceof GlobalCallContext it) {
            return globalCall(it);
        }
        if (context instanceof ConstantLiteralContext it) {
            return literal(it.literal());
        }
        return aggregate(context);
    }

    private Expr aggregate(@Nullable PrimaryContext context) {
        if (context instanceof CreateListContext it) {
            return list(it);
        }
        if (context instanceof CreateMapContext it) {
            return map(it);
        }
        return context instanceof CreateMessageContext it ? struct(it) : hole(0);
    }

    private Expr ident(IdentContext context) {
        if (context.id == null) {
            return hole(0);
        }
        String name = context.id.getText();
        if (RESERVED.contains(name)) {
            return error(at(context), "reserved identifier: " + name);
        }
        return new Ident(nextId(), at(context.id), (context.leadingDot == null ? "" : ".") + name);
    }

    private Expr globalCall(GlobalCallContext context) {
        if (context.id == null || context.op == null) {
            return hole(0);
        }
        String name = context.id.getText();
        if (RESERVED.contains(name)) {
            return error(at(context), "reserved identifier: " + name);
        }
        String function = (context.leadingDot == null ? "" : ".") + name;
        List<Expr> args = args(context.args);
        int at = at(context.op);
        try {
            Expr expanded = Macros.expandGlobal(new NodeFactory(this::nextId, at), function, args);
            return expanded != null ? expanded : new Call(nextId(), at, function, args);
        } catch (MacroException invalid) {
            return error(invalid.at(), String.valueOf(invalid.getMessage()));
        }
    }

    private Expr list(CreateListContext context) {
        List<Expr> elements = new ArrayList<>();
        Set<Integer> optional = new HashSet<>();
        if (context.elems != null) {
            for (OptExprContext element : context.elems.elems) {
                if (element.opt != null) {
                    optional.add(elements.size());
                }
                elements.add(build(element.e));
            }
        }
        return new ListLiteral(nextId(), at(context.op), List.copyOf(elements), Set.copyOf(optional));
    }

    private Expr map(CreateMapContext context) {
        List<MapEntry> entries = new ArrayList<>();
        if (context.entries != null) {
            for (int i = 0; i < context.entries.cols.size() && i < context.entries.values.size(); i++) {
                OptExprContext key = context.entries.keys.get(i);
                Expr value = build(context.entries.values.get(i));
                entries.add(
                        new MapEntry(nextId(), at(context.entries.cols.get(i)), build(key.e), value, key.opt != null));
            }
        }
        return new MapLiteral(nextId(), at(context.op), List.copyOf(entries));
    }

    private Expr struct(CreateMessageContext context) {
        String name = context.ids.stream().map(Token::getText).collect(Collectors.joining("."));
        List<StructField> fields = new ArrayList<>();
        if (context.entries != null) {
            for (int i = 0; i < context.entries.cols.size() && i < context.entries.values.size(); i++) {
                var field = context.entries.fields.get(i);
                String fieldName = field.escapeIdent() == null ? "" : fieldName(field.escapeIdent());
                Expr value = build(context.entries.values.get(i));
                int at = at(context.entries.cols.get(i));
                fields.add(new StructField(nextId(), at, fieldName, value, field.opt != null));
            }
        }
        int at = context.op == null ? 0 : at(context.op);
        return new StructLiteral(nextId(), at, (context.leadingDot == null ? "" : ".") + name, List.copyOf(fields));
    }

    private Expr literal(@Nullable LiteralContext context) {
        if (context == null) {
            return hole(0);
        }
        try {
            return new Literal(nextId(), at(context), value(context));
        } catch (LiteralException invalid) {
            return error(at(context), String.valueOf(invalid.getMessage()));
        }
    }

    private static Object value(LiteralContext context) throws LiteralException {
        if (context instanceof IntContext it) {
            return Literals.parseInt((it.sign == null ? "" : "-") + it.tok.getText());
        }
        if (context instanceof UintContext it) {
            return Literals.parseUInt(it.tok.getText());
        }
        if (context instanceof DoubleContext it) {
            return Literals.parseDouble((it.sign == null ? "" : "-") + it.tok.getText());
        }
        if (context instanceof StringContext it) {
            return Literals.parseString(it.tok.getText());
        }
        if (context instanceof BytesContext it) {
            return Literals.parseBytes(it.tok.getText());
        }
        if (context instanceof BoolTrueContext || context instanceof BoolFalseContext) {
            return context instanceof BoolTrueContext;
        }
        return context instanceof NullContext ? NullValue.NULL : Boolean.FALSE;
    }
}
