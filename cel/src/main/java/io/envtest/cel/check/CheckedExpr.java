package io.envtest.cel.check;

import io.envtest.cel.syntax.Expr;
import io.envtest.cel.value.CelType;
import org.jspecify.annotations.Nullable;

/** An expression whose types and names are known. Immutable. */
public final class CheckedExpr {

    private final Expr root;
    private final @Nullable CelType[] types;
    private final @Nullable Reference[] references;

    CheckedExpr(Expr root, @Nullable CelType[] types, @Nullable Reference[] references) {
        this.root = root;
        this.types = types;
        this.references = references;
    }

    /** The tree. */
    public Expr root() {
        return root;
    }

    /** The type of the whole. */
    public CelType resultType() {
        return type(root);
    }

    /** The type of a node. */
    public CelType type(Expr node) {
        CelType type = types[node.id()];
        return type == null ? CelType.DYN : type;
    }

    /** What a name or a call means, or null for a node that is neither. */
    public @Nullable Reference reference(Expr node) {
        return references[node.id()];
    }

    /** Whether any node reads a variable. */
    public boolean readsVariable(String name) {
        for (Reference reference : references) {
            if (reference instanceof Reference.Variable variable
                    && variable.name().equals(name)) {
                return true;
            }
        }
        return false;
    }
}
