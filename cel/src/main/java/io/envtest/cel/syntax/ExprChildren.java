package io.envtest.cel.syntax;

import io.envtest.cel.syntax.Expr.Call;
import io.envtest.cel.syntax.Expr.Comprehension;
import io.envtest.cel.syntax.Expr.ListLiteral;
import io.envtest.cel.syntax.Expr.MapLiteral;
import io.envtest.cel.syntax.Expr.MemberCall;
import io.envtest.cel.syntax.Expr.Select;
import io.envtest.cel.syntax.Expr.StructField;
import io.envtest.cel.syntax.Expr.StructLiteral;
import java.util.ArrayList;
import java.util.List;

/** The nodes below a node. */
public final class ExprChildren {

    private ExprChildren() {}

    /** The nodes directly below, in the order of the text where there is one. */
    public static List<Expr> of(Expr node) {
        if (node instanceof Select it) {
            return List.of(it.operand());
        }
        if (node instanceof Call it) {
            return it.args();
        }
        if (node instanceof MemberCall it) {
            List<Expr> all = new ArrayList<>(List.of(it.target()));
            all.addAll(it.args());
            return all;
        }
        if (node instanceof ListLiteral it) {
            return it.elements();
        }
        if (node instanceof MapLiteral it) {
            List<Expr> all = new ArrayList<>();
            it.entries().forEach(entry -> all.addAll(List.of(entry.key(), entry.value())));
            return all;
        }
        if (node instanceof StructLiteral it) {
            return it.fields().stream().map(StructField::value).toList();
        }
        return node instanceof Comprehension it
                ? List.of(it.range(), it.accuInit(), it.condition(), it.step(), it.result())
                : List.of();
    }
}
