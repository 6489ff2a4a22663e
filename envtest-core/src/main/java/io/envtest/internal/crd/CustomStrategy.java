package io.envtest.internal.crd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.meta.Trees;
import io.envtest.internal.registry.Strategy;
import io.envtest.internal.registry.StrategyContext;
import io.envtest.internal.registry.Trait;
import io.envtest.internal.registry.rule.ObjectMetaRules;
import io.envtest.internal.schema.structural.NullFields;
import io.envtest.internal.schema.structural.StructuralSchema;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What happens when a custom resource is written. */
final class CustomStrategy implements Strategy {

    private final CustomRules rules;
    private final StructuralSchema schema;
    private final SelectablePaths selectable;
    private final boolean hasStatus;

    CustomStrategy(CustomRules rules, StructuralSchema schema, SelectablePaths selectable, boolean hasStatus) {
        this.rules = rules;
        this.schema = schema;
        this.selectable = selectable;
        this.hasStatus = hasStatus;
    }

    @Override
    public boolean has(Trait trait) {
        return trait == Trait.COUNTS_GENERATIONS || trait == Trait.FORBIDS_UNCONDITIONAL_UPDATE;
    }

    @Override
    public boolean raisesGeneration(ObjectNode object, ObjectNode old) {
        Set<String> fields = new LinkedHashSet<>();
        object.fieldNames().forEachRemaining(fields::add);
        old.fieldNames().forEachRemaining(fields::add);
        fields.remove("metadata");
        if (hasStatus) {
            fields.remove("status");
        }
        return fields.stream().anyMatch(field -> !Trees.sameExactly(object.path(field), old.path(field)));
    }

    @Override
    public void prepareForCreate(StrategyContext context, ObjectNode object) {
        if (hasStatus) {
            object.remove("status");
        }
    }

    @Override
    public void prepareForUpdate(StrategyContext context, ObjectNode object, ObjectNode old) {
        if (hasStatus) {
            copy("status", old, object);
        }
    }

    /** An applied null may have passed where no type is stated; whoever reads it sees none. */
    @Override
    public void completeStored(ObjectNode object) {
        NullFields.drop(object, schema);
    }

    static void copy(String field, ObjectNode from, ObjectNode to) {
        JsonNode value = from.get(field);
        if (value == null) {
            to.remove(field);
        } else {
            to.set(field, value.deepCopy());
        }
    }

    @Override
    public void validateCreate(StrategyContext context, ObjectNode object, FieldErrors errors) {
        rules.created(context, object, errors);
    }

    @Override
    public void validateUpdate(StrategyContext context, ObjectNode object, ObjectNode old, FieldErrors errors) {
        rules.updated(context, object, old, errors);
    }

    @Override
    public void warnOnCreate(StrategyContext context, ObjectNode object) {
        FinalizerWarnings.warn(context, object, List.of());
    }

    @Override
    public void warnOnUpdate(StrategyContext context, ObjectNode object, ObjectNode old) {
        FinalizerWarnings.warn(context, object, ObjectMetaRules.of(old).finalizers());
    }

    @Override
    public Map<String, String> selectableFields(ObjectNode object) {
        return selectable.ofVersion(object);
    }

    @Override
    public Map<String, String> indexedFields(ObjectNode object) {
        return selectable.ofAllVersions(object);
    }
}
