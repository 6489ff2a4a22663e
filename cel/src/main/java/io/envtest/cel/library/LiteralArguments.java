package io.envtest.cel.library;

import io.envtest.cel.check.CheckedExpr;
import io.envtest.cel.check.Reference;
import io.envtest.cel.check.Validator;
import io.envtest.cel.syntax.Expr;
import io.envtest.cel.syntax.Expr.Call;
import io.envtest.cel.syntax.Expr.Literal;
import io.envtest.cel.syntax.Expr.MemberCall;
import io.envtest.cel.syntax.ExprChildren;
import io.envtest.cel.syntax.Issues;
import java.util.List;
import java.util.function.Predicate;

/**
 * Literal arguments of a function must be good ones.
 *
 * @param function the function
 * @param position which argument, with the target as the first
 * @param valid whether a literal is good
 */
record LiteralArguments(String function, int position, Predicate<Object> valid) implements Validator {

    @Override
    public void validate(CheckedExpr expression, Issues issues) {
        visit(expression, expression.root(), issues);
    }

    private void visit(CheckedExpr expression, Expr node, Issues issues) {
        if (expression.reference(node) instanceof Reference.FunctionCall call
                && call.function().name().equals(function)) {
            List<Expr> args = node instanceof MemberCall || node instanceof Call ? ExprChildren.of(node) : List.of();
            if (position < args.size()
                    && args.get(position) instanceof Literal literal
                    && !valid.test(literal.value())) {
                issues.add(literal.at(), "invalid " + function + " argument");
            }
        }
        ExprChildren.of(node).forEach(child -> visit(expression, child, issues));
    }
}
