package io.envtest.internal.crd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.field.FieldError;
import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.Strategy;
import io.envtest.internal.registry.StrategyContext;
import io.envtest.internal.registry.rule.ObjectMetaRules;
import io.envtest.internal.schema.structural.SchemaValidation;
import io.envtest.internal.schema.structural.StructuralSchema;
import io.envtest.view.FieldPath;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What happens when a custom resource is written. */
final class CustomStrategy implements Strategy {

    private static final Set<String> WHOLE = Set.of("apiVersion", "kind", "metadata");

    private final StructuralSchema schema;
    private final boolean hasStatus;

    CustomStrategy(StructuralSchema schema, boolean hasStatus) {
        this.schema = schema;
        this.hasStatus = hasStatus;
    }

    @Override
    public boolean countsGenerations() {
        return true;
    }

    @Override
    public boolean allowsUnconditionalUpdate() {
        return false;
    }

    @Override
    public boolean raisesGeneration(ObjectNode object, ObjectNode old) {
        return !content(object).equals(content(old));
    }

    private ObjectNode content(ObjectNode object) {
        ObjectNode content = object.deepCopy();
        content.remove(WHOLE);
        if (hasStatus) {
            content.remove("status");
        }
        return content;
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
        ObjectMetaRules.all(
                errors, ObjectMetaRules.of(object), context.definition().namespaced(), nameRule());
        new SchemaValidation(errors).validate(object, schema, FieldPath.root());
    }

    @Override
    public void validateUpdate(StrategyContext context, ObjectNode object, ObjectNode old, FieldErrors errors) {
        ObjectMetaRules.updated(errors, ObjectMetaRules.of(object), ObjectMetaRules.of(old));
        changed(object, old).forEach(errors::add);
    }

    /** Errors about what is as wrong as it was are let pass: an unchanged field does not block a change elsewhere. */
    List<FieldError> changed(ObjectNode object, ObjectNode old) {
        FieldErrors now = new FieldErrors();
        new SchemaValidation(now).validate(object, schema, FieldPath.root());
        if (now.isEmpty()) {
            return List.of();
        }
        FieldErrors before = new FieldErrors();
        new SchemaValidation(before).validate(old, schema, FieldPath.root());
        Set<String> known = new HashSet<>();
        before.list().forEach(error -> known.add(error.message()));
        return now.list().stream()
                .filter(error -> !known.contains(error.message()))
                .toList();
    }
}
