package io.envtest.internal.crd;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.Strategy;
import io.envtest.internal.registry.StrategyContext;
import java.util.List;

/** What happens when the status of a custom resource is written: everything else stays as it is. */
final class CustomStatusStrategy implements Strategy {

    private final CustomRules rules;

    CustomStatusStrategy(CustomRules rules) {
        this.rules = rules;
    }

    @Override
    public void prepareForUpdate(StrategyContext context, ObjectNode object, ObjectNode old) {
        ObjectNode whole = old.deepCopy();
        CustomStrategy.copy("status", object, whole);
        ObjectNode metadata = (ObjectNode) whole.get("metadata");
        for (String field : List.of("resourceVersion", "managedFields")) {
            CustomStrategy.copy(field, (ObjectNode) object.get("metadata"), metadata);
        }
        object.removeAll();
        object.setAll(whole);
    }

    @Override
    public void validateUpdate(StrategyContext context, ObjectNode object, ObjectNode old, FieldErrors errors) {
        rules.statusUpdated(context, object, old, errors);
    }
}
