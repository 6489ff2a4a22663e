package io.envtest.cel.library;

import io.envtest.cel.check.CheckedExpr;
import io.envtest.cel.check.Validator;
import io.envtest.cel.syntax.Expr;
import io.envtest.cel.syntax.Expr.ListLiteral;
import io.envtest.cel.syntax.Expr.MapEntry;
import io.envtest.cel.syntax.Expr.MapLiteral;
import io.envtest.cel.syntax.Expr.MemberCall;
import io.envtest.cel.syntax.ExprChildren;
import io.envtest.cel.syntax.Issues;
import io.envtest.cel.value.CelType;
import org.jspecify.annotations.Nullable;

/** All elements of a list, all keys and all values of a map must have one type, except among the arguments of format. */
final class LiteralTypes implements Validator {

    @Override
    public void validate(CheckedExpr expression, Issues issues) {
        visit(expression, expression.root(), issues);
    }

    private static void visit(CheckedExpr expression, Expr node, Issues issues) {
        if (node instanceof MemberCall call && call.function().equals("format")) {
            return;
        }
        if (node instanceof ListLiteral list) {
            checkList(expression, list, issues);
        }
        if (node instanceof MapLiteral map) {
            checkMap(expression, map, issues);
        }
        ExprChildren.of(node).forEach(child -> visit(expression, child, issues));
    }

    private static void checkList(CheckedExpr expression, ListLiteral list, Issues issues) {
        CelType first = null;
        for (int i = 0; i < list.elements().size(); i++) {
            Expr element = list.elements().get(i);
            CelType type = type(expression, element, list.optional().contains(i));
            if (first != null && !first.isExactly(type)) {
                mismatch(element, first, type, issues);
                return;
            }
            first = first == null ? type : first;
        }
    }

    private static void checkMap(CheckedExpr expression, MapLiteral map, Issues issues) {
        @Nullable CelType firstKey = null;
        @Nullable CelType firstValue = null;
        for (MapEntry entry : map.entries()) {
            CelType key = expression.type(entry.key());
            CelType value = type(expression, entry.value(), entry.optional());
            if (firstKey == null || firstValue == null) {
                firstKey = key;
                firstValue = value;
            } else {
                if (!firstKey.isExactly(key)) {
                    mismatch(entry.key(), firstKey, key, issues);
                }
                if (!firstValue.isExactly(value)) {
                    mismatch(entry.value(), firstValue, value, issues);
                }
            }
        }
    }

    private static CelType type(CheckedExpr expression, Expr node, boolean optional) {
        CelType type = expression.type(node);
        return optional && type.isOptional() ? type.parameter(0) : type;
    }

    private static void mismatch(Expr node, CelType expected, CelType found, Issues issues) {
        issues.add(node.at(), "expected type '" + expected + "' but found '" + found + "'");
    }
}
