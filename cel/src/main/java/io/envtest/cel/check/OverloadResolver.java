package io.envtest.cel.check;

import io.envtest.cel.function.Function;
import io.envtest.cel.function.Overload;
import io.envtest.cel.syntax.Expr;
import io.envtest.cel.syntax.Issues;
import io.envtest.cel.syntax.Operators;
import io.envtest.cel.value.CelType;
import io.envtest.cel.value.CelType.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the forms of a function that the types of the arguments allow. */
final class OverloadResolver {

    private final Substitution substitution;
    private final Issues issues;

    OverloadResolver(Substitution substitution, Issues issues) {
        this.substitution = substitution;
        this.issues = issues;
    }

    /** The forms that fit and the type of the result. */
    record Resolution(Reference.FunctionCall reference, CelType type) {}

    /** The forms that fit, or null after an error. The types are those of the target, if there is one, and the arguments. */
    @Nullable
    Resolution resolve(Expr node, Function function, boolean withTarget, List<Expr> args, List<CelType> argTypes) {
        if (function.name().equals(Operators.AND) || function.name().equals(Operators.OR)) {
            return resolveLogical(function, args, argTypes);
        }
        List<Overload> fitting = new ArrayList<>();
        CelType result = null;
        for (Overload overload : function.overloads()) {
            if (overload.member() == withTarget) {
                CelType candidate = match(overload, argTypes);
                if (candidate != null) {
                    fitting.add(overload);
                    result = result == null || result.isDyn() || candidate.isExactly(result)
                            ? (result == null ? candidate : result)
                            : CelType.DYN;
                }
            }
        }
        if (result == null) {
            issues.add(node.at(), noMatch(function.name(), withTarget, argTypes));
            return null;
        }
        return new Resolution(new Reference.FunctionCall(function, List.copyOf(fitting), withTarget), result);
    }

    private @Nullable Resolution resolveLogical(Function function, List<Expr> args, List<CelType> argTypes) {
        boolean fits = true;
        for (int i = 0; i < args.size(); i++) {
            if (!substitution.assignable(argTypes.get(i), CelType.BOOL)) {
                issues.add(
                        args.get(i).at(), "expected type '" + CelType.BOOL + "' but found '" + argTypes.get(i) + "'");
                fits = false;
            }
        }
        return fits
                ? new Resolution(new Reference.FunctionCall(function, function.overloads(), false), CelType.BOOL)
                : null;
    }

    /** The type of the result when the form fits, or null. */
    private @Nullable CelType match(Overload overload, List<CelType> argTypes) {
        Map<String, CelType> variables = new HashMap<>();
        List<CelType> parameters =
                overload.parameters().stream().map(p -> instance(p, variables)).toList();
        CelType result = instance(overload.result(), variables);
        return substitution.assignable(argTypes, parameters) ? substitution.apply(result, false) : null;
    }

    private CelType instance(CelType type, Map<String, CelType> variables) {
        if (type.kind() == Kind.PARAM) {
            return variables.computeIfAbsent(type.name(), name -> substitution.freshVariable());
        }
        return type.parameters().isEmpty()
                ? type
                : type.withParameters(type.parameters().stream()
                        .map(p -> instance(p, variables))
                        .toList());
    }

    private String noMatch(String function, boolean withTarget, List<CelType> argTypes) {
        List<String> shown = argTypes.stream()
                .map(type -> substitution.apply(type, true).toString())
                .toList();
        String list = shown.stream().skip(withTarget ? 1 : 0).collect(Collectors.joining(", ", "(", ")"));
        String signature = withTarget ? shown.get(0) + "." + list : list;
        return "found no matching overload for '" + function + "' applied to '" + signature + "'";
    }
}
