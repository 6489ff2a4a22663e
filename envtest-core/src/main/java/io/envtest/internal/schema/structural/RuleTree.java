package io.envtest.internal.schema.structural;

import io.envtest.internal.schema.cel.CelEngine;
import io.envtest.internal.schema.cel.CelRule;
import io.envtest.internal.schema.cel.CompiledRule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rules in CEL of a schema and of all schemas below it, compiled; where none stands, there is no tree. Immutable. */
public final class RuleTree {

    private final StructuralSchema schema;
    private final List<CompiledRule> compiled;
    private final Map<String, RuleTree> properties = new HashMap<>();
    private final @Nullable RuleTree additionalProperties;
    private final @Nullable RuleTree items;

    private RuleTree(StructuralSchema schema, boolean resourceRoot, CelEngine engine) {
        this.schema = schema;
        List<CelRule> rules = schema.rules().stream().map(ValidationRule::cel).toList();
        this.compiled = rules.isEmpty()
                ? List.of()
                : engine.compileRules(schema, resourceRoot || schema.isEmbeddedResource(), rules);
        schema.properties().forEach((name, property) -> {
            RuleTree below = below(property, engine);
            if (below != null) {
                properties.put(name, below);
            }
        });
        this.additionalProperties = below(schema.additionalProperties(), engine);
        this.items = below(schema.items(), engine);
    }

    /** The rules of a resource's schema; asks the engine to compile those that it has not compiled yet. */
    public static RuleTree of(StructuralSchema resource, CelEngine engine) {
        return new RuleTree(resource, true, engine);
    }

    /** The rules of a part of a resource's schema. */
    public static RuleTree ofPart(StructuralSchema part, CelEngine engine) {
        return new RuleTree(part, false, engine);
    }

    private static @Nullable RuleTree below(@Nullable StructuralSchema schema, CelEngine engine) {
        return schema != null && hasRules(schema) ? new RuleTree(schema, false, engine) : null;
    }

    /** Whether a rule stands in a schema or below it. */
    public static boolean hasRules(@Nullable StructuralSchema schema) {
        if (schema == null) {
            return false;
        }
        for (StructuralSchema property : schema.properties().values()) {
            if (hasRules(property)) {
                return true;
            }
        }
        return !schema.rules().isEmpty() || hasRules(schema.items()) || hasRules(schema.additionalProperties());
    }

    StructuralSchema schema() {
        return schema;
    }

    List<CompiledRule> compiled() {
        return compiled;
    }

    @Nullable
    RuleTree field(String name) {
        RuleTree own = properties.get(name);
        return own != null || schema.properties().containsKey(name) ? own : additionalProperties;
    }

    boolean hasFields() {
        return !properties.isEmpty() || additionalProperties != null;
    }

    @Nullable
    RuleTree items() {
        return items;
    }
}
