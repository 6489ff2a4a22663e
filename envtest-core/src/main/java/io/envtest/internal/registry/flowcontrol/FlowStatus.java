package io.envtest.internal.registry.flowcontrol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.Strategy;
import io.envtest.internal.registry.StrategyContext;
import io.envtest.internal.registry.rule.ObjectMetaRules;
import io.envtest.view.FieldPath;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Writes to the status of the kinds of flow control, of which nothing else changes, not even metadata.
 *
 * @param rules what holds for the object as a whole
 */
record FlowStatus(BiConsumer<FieldErrors, ObjectNode> rules) implements Strategy {

    @Override
    public void prepareForUpdate(StrategyContext context, ObjectNode object, ObjectNode old) {
        JsonNode fields = object.path("metadata").get("managedFields");
        ObjectNode metadata = old.withObject("/metadata").deepCopy();
        if (fields == null) {
            metadata.remove("managedFields");
        } else {
            metadata.set("managedFields", fields);
        }
        object.set("metadata", metadata);
        object.set("spec", old.path("spec").deepCopy());
    }

    @Override
    public void validateUpdate(StrategyContext context, ObjectNode object, ObjectNode old, FieldErrors errors) {
        ObjectMetaRules.created(errors, ObjectMetaRules.of(object), false, nameRule());
        rules.accept(errors, object);
    }

    /** Conditions have a type, each another. */
    static void conditions(FieldErrors errors, ObjectNode object) {
        Set<String> types = new HashSet<>();
        FieldPath path = FieldPath.root("status", "conditions");
        int position = 0;
        for (JsonNode condition : object.path("status").path("conditions")) {
            String type = condition.path("type").asText();
            FieldPath at = path.index(position).child("type");
            if (!types.add(type)) {
                errors.duplicate(at, type);
            }
            if (type.isEmpty()) {
                errors.required(at, "");
            }
            position++;
        }
    }
}
