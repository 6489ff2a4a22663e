package io.envtest.cel.check;

import io.envtest.cel.value.CelType;
import io.envtest.cel.value.CelType.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known of type variables so far. Not safe for use by many threads. */
final class Substitution {

    private Map<String, CelType> known = new HashMap<>();
    private int fresh;

    /** A variable that is used nowhere else. */
    CelType freshVariable() {
        return CelType.param("_var" + fresh++);
    }

    /** A type with its variables replaced by what is known of them; unknown ones become dyn if asked for. */
    CelType apply(CelType type, boolean unknownToDyn) {
        CelType found = type.kind() == Kind.PARAM ? known.get(type.name()) : null;
        if (found != null) {
            return apply(found, unknownToDyn);
        }
        if (type.kind() == Kind.PARAM) {
            return unknownToDyn ? CelType.DYN : type;
        }
        if (type.parameters().isEmpty()) {
            return type;
        }
        return type.withParameters(
                type.parameters().stream().map(p -> apply(p, unknownToDyn)).toList());
    }

    /** Whether the second type can be used where the first is asked for; if so, what that says of variables is kept. */
    boolean assignable(CelType to, CelType from) {
        return assignable(List.of(to), List.of(from));
    }

    /** The same for several types at once. */
    boolean assignable(List<CelType> to, List<CelType> from) {
        Map<String, CelType> before = new HashMap<>(known);
        if (allFit(to, from)) {
            return true;
        }
        known = before;
        return false;
    }

    private boolean allFit(List<CelType> to, List<CelType> from) {
        if (to.size() != from.size()) {
            return false;
        }
        for (int i = 0; i < to.size(); i++) {
            if (!fits(to.get(i), from.get(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean fits(CelType left, CelType right) {
        if (right.kind() == Kind.PARAM) {
            boolean settled = known.containsKey(right.name());
            if (substitutes(left, right)) {
                return true;
            }
            if (settled) {
                return false;
            }
        }
        if (left.kind() == Kind.PARAM) {
            return substitutes(right, left);
        }
        if (left.isDynOrError() || right.isDynOrError()) {
            return true;
        }
        if (left.kind() == Kind.NULL || right.kind() == Kind.NULL) {
            return takesNull(left.kind() == Kind.NULL ? right : left);
        }
        return switch (left.kind()) {
            case TYPE -> right.kind() == Kind.TYPE;
            case LIST, MAP, OPAQUE ->
                left.kind() == right.kind()
                        && left.name().equals(right.name())
                        && allFit(left.parameters(), right.parameters());
            default -> left.isExactly(right);
        };
    }

    private static boolean takesNull(CelType type) {
        return switch (type.kind()) {
            case NULL, STRUCT, OPAQUE, DURATION, TIMESTAMP -> true;
            default -> false;
        };
    }

    /** Whether the type can stand for the variable, together with what is known of the variable already. */
    private boolean substitutes(CelType type, CelType variable) {
        if (type.isExactly(variable)) {
            return true;
        }
        CelType current = known.get(variable.name());
        if (current == null) {
            return bind(variable, type);
        }
        if (type.isExactly(current)) {
            return true;
        }
        if (!fits(type, current)) {
            return false;
        }
        CelType general = mostGeneral(type, current);
        bind(variable, general);
        return true;
    }

    private boolean bind(CelType variable, CelType type) {
        if (occurs(variable, type)) {
            return false;
        }
        known.put(variable.name(), type);
        return true;
    }

    private boolean occurs(CelType variable, CelType within) {
        if (within.isExactly(variable)) {
            return true;
        }
        @Nullable CelType found = within.kind() == Kind.PARAM ? known.get(within.name()) : null;
        return found != null
                ? occurs(variable, found)
                : within.parameters().stream().anyMatch(p -> occurs(variable, p));
    }

    /** The one of two types that fit each other which allows more. */
    static CelType mostGeneral(CelType left, CelType right) {
        return lessSpecific(left, right) ? left : right;
    }

    private static boolean lessSpecific(CelType left, CelType right) {
        if (left.isDyn() || left.kind() == Kind.PARAM) {
            return true;
        }
        if (right.isDyn() || right.kind() == Kind.PARAM || left.kind() != right.kind()) {
            return false;
        }
        return switch (left.kind()) {
            case TYPE -> true;
            case LIST, MAP, OPAQUE -> left.name().equals(right.name()) && parametersLessSpecific(left, right);
            default -> left.isExactly(right);
        };
    }

    private static boolean parametersLessSpecific(CelType left, CelType right) {
        if (left.parameters().size() != right.parameters().size()) {
            return false;
        }
        for (int i = 0; i < left.parameters().size(); i++) {
            if (!lessSpecific(left.parameter(i), right.parameter(i))) {
                return false;
            }
        }
        return true;
    }
}
