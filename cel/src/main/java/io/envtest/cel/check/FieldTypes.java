package io.envtest.cel.check;

import io.envtest.cel.syntax.Expr;
import io.envtest.cel.syntax.Issues;
import io.envtest.cel.value.CelType;

/** What type a field has that an expression selects. */
final class FieldTypes {

    private final TypeProvider types;
    private final Substitution substitution;
    private final Issues issues;

    FieldTypes(TypeProvider types, Substitution substitution, Issues issues) {
        this.types = types;
        this.substitution = substitution;
        this.issues = issues;
    }

    /** The type of a field; optional when its operand is. */
    CelType of(Expr node, CelType operand, String field) {
        CelType known = substitution.apply(operand, false);
        return known.isOptional()
                ? CelType.optional(plain(node, known.parameter(0), field))
                : plain(node, known, field);
    }

    /** The type of a field that may be absent. */
    CelType optional(Expr node, CelType operand, String field) {
        CelType type = of(node, operand, field);
        return substitution.apply(operand, false).isOptional() ? type : CelType.optional(type);
    }

    private CelType plain(Expr node, CelType target, String field) {
        switch (target.kind()) {
            case MAP -> {
                return target.parameter(1);
            }
            case STRUCT -> {
                CelType found = types.findField(target.name(), field);
                if (found == null) {
                    issues.add(node.at(), "undefined field '" + field + "'");
                }
                return found == null ? CelType.ERROR : found;
            }
            case PARAM -> {
                substitution.assignable(CelType.DYN, target);
                return CelType.DYN;
            }
            case DYN, ERROR -> {
                return CelType.DYN;
            }
            default -> {
                issues.add(node.at(), "type '" + target + "' does not support field selection");
                return CelType.DYN;
            }
        }
    }
}
