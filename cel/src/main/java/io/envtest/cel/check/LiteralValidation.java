package io.envtest.cel.check;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.envtest.cel.syntax.Expr;
import io.envtest.cel.syntax.Expr.Call;
import io.envtest.cel.syntax.Expr.Comprehension;
import io.envtest.cel.syntax.Expr.ListLiteral;
import io.envtest.cel.syntax.Expr.Literal;
import io.envtest.cel.syntax.Expr.MapLiteral;
import io.envtest.cel.syntax.Expr.MemberCall;
import io.envtest.cel.syntax.Expr.Select;
import io.envtest.cel.syntax.Expr.StructLiteral;
import io.envtest.cel.syntax.Issues;
import io.envtest.cel.value.GoDurations;
import io.envtest.cel.value.Timestamps;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Finds literal durations, timestamps and patterns that can never work. */
final class LiteralValidation {

    private final CheckedExpr checked;
    private final Issues issues;

    private LiteralValidation(CheckedExpr checked, Issues issues) {
        this.checked = checked;
        this.issues = issues;
    }

    static void validate(CheckedExpr checked, Issues issues) {
        LiteralValidation validation = new LiteralValidation(checked, issues);
        validation.each("duration", 0, text -> GoDurations.parse(text) != null, checked.root());
        validation.each("timestamp", 0, text -> Timestamps.parse(text) != null, checked.root());
        validation.each("matches", 1, LiteralValidation::isPattern, checked.root());
    }

    private static boolean isPattern(String text) {
        try {
            Pattern.compile(text);
            return true;
        } catch (PatternSyntaxException invalid) {
            return false;
        }
    }

    /** Checks the literal argument of every call of a function, in the order of the text. */
    private void each(String function, int argument, Predicate<String> valid, Expr node) {
        if (checked.reference(node) instanceof Reference.FunctionCall call
                && call.function().name().equals(function)) {
            List<Expr> args = arguments(node, call.withTarget());
            if (argument < args.size()
                    && args.get(argument) instanceof Literal literal
                    && literal.value() instanceof String text
                    && !valid.test(text)) {
                issues.add(literal.at(), "invalid " + function + " argument");
            }
        }
        for (Expr child : children(node)) {
            each(function, argument, valid, child);
        }
    }

    private static List<Expr> arguments(Expr node, boolean withTarget) {
        if (node instanceof MemberCall call) {
            List<Expr> all = new ArrayList<>(call.args());
            if (withTarget) {
                all.add(0, call.target());
            }
            return all;
        }
        return node instanceof Call call ? call.args() : List.of();
    }

    private List<Expr> children(Expr node) {
        if (node instanceof Select it) {
            return List.of(it.operand());
        }
        if (node instanceof Call || node instanceof MemberCall) {
            return arguments(node, true);
        }
        if (node instanceof ListLiteral it) {
            return it.elements();
        }
        if (node instanceof MapLiteral it) {
            return it.entries().stream()
                    .<Expr>mapMulti((entry, out) -> {
                        out.accept(entry.key());
                        out.accept(entry.value());
                    })
                    .toList();
        }
        if (node instanceof StructLiteral it) {
            return it.fields().stream().map(Expr.StructField::value).toList();
        }
        return node instanceof Comprehension it
                ? List.of(it.range(), it.accuInit(), it.condition(), it.step(), it.result())
                : List.of();
    }
}
