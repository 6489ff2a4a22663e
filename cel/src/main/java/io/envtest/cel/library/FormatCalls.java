package io.envtest.cel.library;

import io.envtest.cel.check.CheckedExpr;
import io.envtest.cel.check.Validator;
import io.envtest.cel.syntax.Expr;
import io.envtest.cel.syntax.Expr.ListLiteral;
import io.envtest.cel.syntax.Expr.Literal;
import io.envtest.cel.syntax.Expr.MapLiteral;
import io.envtest.cel.syntax.Expr.MemberCall;
import io.envtest.cel.syntax.ExprChildren;
import io.envtest.cel.syntax.Issues;
import io.envtest.cel.value.CelType;
import org.jspecify.annotations.Nullable;

/** Calls of format with a literal text and a list literal must fit together. */
final class FormatCalls implements Validator {

    @Override
    public void validate(CheckedExpr expression, Issues issues) {
        visit(expression, expression.root(), issues);
    }

    private static void visit(CheckedExpr expression, Expr node, Issues issues) {
        if (node instanceof MemberCall call
                && call.function().equals("format")
                && call.target() instanceof Literal target
                && target.value() instanceof String format
                && call.args().size() == 1
                && call.args().get(0) instanceof ListLiteral values) {
            check(expression, call, format, values, issues);
        }
        ExprChildren.of(node).forEach(child -> visit(expression, child, issues));
    }

    private static final class MisfitException extends FormatException {
        private final int at;

        MisfitException(int at, String message) {
            super(message);
            this.at = at;
        }
    }

    private static void check(
            CheckedExpr expression, MemberCall call, String format, ListLiteral values, Issues issues) {
        int given = values.elements().size();
        try {
            int asked = new FormatReader(format, given).read(new TypeHandler(expression, values));
            if (given > asked) {
                issues.add(
                        call.at(),
                        "too many arguments supplied to string.format (expected " + asked + ", got " + given + ")");
            }
        } catch (MisfitException misfit) {
            issues.add(misfit.at, String.valueOf(misfit.getMessage()));
        } catch (FormatException invalid) {
            issues.add(call.at(), String.valueOf(invalid.getMessage()));
        }
    }

    private record TypeHandler(CheckedExpr expression, ListLiteral values) implements FormatReader.Handler {

        @Override
        public void text(char c) {
            // text has no type
        }

        @Override
        public void value(int index, FormatVerb verb, int precision) throws FormatException {
            Expr misfit = misfit(values.elements().get(index), verb);
            if (misfit != null) {
                throw new MisfitException(misfit.at(), verb.misused(expression.type(misfit)));
            }
        }

        private @Nullable Expr misfit(Expr node, FormatVerb verb) {
            boolean aggregate = node instanceof ListLiteral || node instanceof MapLiteral;
            if (verb == FormatVerb.STRING && aggregate) {
                return ExprChildren.of(node).stream()
                        .filter(child -> misfit(child, verb) != null)
                        .findFirst()
                        .map(child -> misfit(child, verb))
                        .orElse(null);
            }
            CelType type = expression.type(node);
            return verb.takesExpression(type) ? null : node;
        }
    }
}
