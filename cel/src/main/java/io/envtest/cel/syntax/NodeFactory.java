package io.envtest.cel.syntax;

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
import java.util.List;
import java.util.Set;
import java.util.function.IntSupplier;

/** Makes nodes that all stand at one place: where the macro was called that they replace. */
record NodeFactory(IntSupplier ids, int at) {

    private int id() {
        return ids.getAsInt();
    }

    Expr literal(Object value) {
        return new Literal(id(), at, value);
    }

    Expr ident(String name) {
        return new Ident(id(), at, name);
    }

    Expr call(String function, Expr... args) {
        return new Call(id(), at, function, List.of(args));
    }

    Expr memberCall(Expr target, String function, Expr... args) {
        return new MemberCall(id(), at, target, function, List.of(args));
    }

    Expr list(Expr... elements) {
        return new ListLiteral(id(), at, List.of(elements), Set.of());
    }

    Expr emptyMap() {
        return new MapLiteral(id(), at, List.of());
    }

    Expr test(Select select) {
        return new Select(id(), at, select.operand(), select.field(), true);
    }

    Expr loop(LoopVariables names, Expr range, Expr init, Expr condition, Expr step, Expr result) {
        return new Comprehension(
                id(), at, names.iterVar(), names.iterVar2(), range, names.accuVar(), init, condition, step, result);
    }

    /** The names a loop binds; the second may be empty. */
    record LoopVariables(String iterVar, String iterVar2, String accuVar) {}

    /** The same tree again, with nodes of their own at the same places. */
    Expr copy(Expr node) {
        if (node instanceof Literal it) {
            return new Literal(id(), it.at(), it.value());
        }
        if (node instanceof Ident it) {
            return new Ident(id(), it.at(), it.name());
        }
        if (node instanceof Select it) {
            return new Select(id(), it.at(), copy(it.operand()), it.field(), it.testOnly());
        }
        if (node instanceof Call it) {
            return new Call(id(), it.at(), it.function(), copy(it.args()));
        }
        if (node instanceof MemberCall it) {
            return new MemberCall(id(), it.at(), copy(it.target()), it.function(), copy(it.args()));
        }
        if (node instanceof ListLiteral it) {
            return new ListLiteral(id(), it.at(), copy(it.elements()), it.optional());
        }
        return copyAggregate(node);
    }

    private Expr copyAggregate(Expr node) {
        if (node instanceof MapLiteral it) {
            return new MapLiteral(
                    id(), it.at(), it.entries().stream().map(this::copyEntry).toList());
        }
        if (node instanceof StructLiteral it) {
            List<StructField> fields = it.fields().stream().map(this::copyField).toList();
            return new StructLiteral(id(), it.at(), it.typeName(), fields);
        }
        Comprehension it = (Comprehension) node;
        return new Comprehension(
                id(),
                it.at(),
                it.iterVar(),
                it.iterVar2(),
                copy(it.range()),
                it.accuVar(),
                copy(it.accuInit()),
                copy(it.condition()),
                copy(it.step()),
                copy(it.result()));
    }

    private List<Expr> copy(List<Expr> nodes) {
        return nodes.stream().map(this::copy).toList();
    }

    private MapEntry copyEntry(MapEntry entry) {
        return new MapEntry(id(), entry.at(), copy(entry.key()), copy(entry.value()), entry.optional());
    }

    private StructField copyField(StructField field) {
        return new StructField(id(), field.at(), field.name(), copy(field.value()), field.optional());
    }
}
