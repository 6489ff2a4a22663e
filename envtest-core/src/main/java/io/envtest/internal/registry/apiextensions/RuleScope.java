package io.envtest.internal.registry.apiextensions;

import io.envtest.internal.schema.structural.StructuralSchema;
import org.jspecify.annotations.Nullable;

/**
 * What rules at one place of a schema can rely on: the type of the value, and how often the value can be there. Immutable.
 *
 * @param schema the schema at that place
 * @param resource whether it is that of a resource, whose type and name are always known
 * @param typed whether this and everything above can be expressed as a type
 * @param mostOccurrences how many values there can be in one object; null if there is no bound
 */
record RuleScope(
        StructuralSchema schema,
        boolean resource,
        boolean typed,
        @Nullable Long mostOccurrences) {

    static RuleScope root(StructuralSchema schema) {
        return new RuleScope(schema, true, isTyped(schema), 1L);
    }

    @Nullable
    RuleScope property(String name) {
        return below(schema.properties().get(name), mostOccurrences);
    }

    @Nullable
    RuleScope items() {
        return below(schema.items(), times(schema.maxItems()));
    }

    @Nullable
    RuleScope additionalProperties() {
        return below(schema.additionalProperties(), times(schema.maxProperties()));
    }

    /** How much all runs of an expression cost in one object. */
    long cost(long one, long mostInRequest) {
        return ExpressionCosts.times(one, mostOccurrences == null ? mostInRequest : mostOccurrences);
    }

    private @Nullable RuleScope below(@Nullable StructuralSchema child, @Nullable Long occurrences) {
        return child == null
                ? null
                : new RuleScope(child, child.isEmbeddedResource(), typed && isTyped(child), occurrences);
    }

    private @Nullable Long times(@Nullable Long most) {
        Long outside = mostOccurrences;
        return most == null || outside == null ? null : ExpressionCosts.times(outside, Math.max(0, most));
    }

    private static boolean isTyped(@Nullable StructuralSchema schema) {
        if (schema == null) {
            return false;
        }
        if (schema.isIntOrString()) {
            return true;
        }
        return switch (schema.type()) {
            case "string", "boolean", "number", "integer" -> true;
            case "array" -> isTyped(schema.items());
            case "object" -> schema.additionalProperties() == null || isTyped(schema.additionalProperties());
            default -> false;
        };
    }
}
