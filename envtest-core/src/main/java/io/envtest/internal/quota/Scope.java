package io.envtest.internal.quota;

import io.envtest.view.core.v1.ResourceQuotaSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * A condition on the objects a quota counts.
 *
 * @param name for example {@code BestEffort}
 * @param operator {@code Exists}, {@code DoesNotExist}, {@code In} or {@code NotIn}
 * @param values what it is compared with
 */
public record Scope(String name, String operator, List<String> values) {

    /** All scopes of a quota; an object must be in each of them. */
    public static List<Scope> of(ResourceQuotaSpec spec) {
        List<Scope> scopes = new ArrayList<>();
        spec.scopes().forEach(name -> scopes.add(new Scope(name, "Exists", List.of())));
        spec.scopeSelector()
                .matchExpressions()
                .forEach(term -> scopes.add(new Scope(term.scopeName(), term.operator(), term.values())));
        return scopes;
    }

    /** Whether a value, empty for none, is taken in. */
    boolean takes(String value) {
        return switch (operator) {
            case "In" -> values.contains(value);
            case "NotIn" -> !values.contains(value);
            case "DoesNotExist" -> value.isEmpty();
            default -> !value.isEmpty();
        };
    }
}
