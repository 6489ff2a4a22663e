package io.envtest.internal.registry.core;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.StrategyContext;
import io.envtest.internal.registry.rule.BuiltInTypes;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.internal.schema.catalogue.Field;
import io.envtest.internal.schema.catalogue.Type;
import io.envtest.view.View;

/** ConfigMaps and Secrets that have been declared immutable. */
final class ImmutableData {

    private static final String WORDS = "field is immutable when `immutable` is set";

    private ImmutableData() {}

    /** Neither the data nor the declaration itself may change any more. */
    static void unchanged(StrategyContext context, View object, View old, FieldErrors errors, String... fields) {
        if (!object.get("immutable").booleanValue()) {
            errors.forbidden(object.path("immutable"), WORDS);
        }
        for (String field : fields) {
            if (!Rules.same(object.get(field), old.get(field)) || sentNull(context, object, field)) {
                errors.forbidden(object.path(field), WORDS);
            }
        }
    }

    /** Bytes sent as null are not the same as none at all. */
    private static boolean sentNull(StrategyContext context, View object, String field) {
        Field known = BuiltInTypes.of(object).field(field);
        if (known == null || known.type().items().kind() != Type.Kind.BYTES) {
            return false;
        }
        JsonNode sent = context.request().sent().map(body -> body.path(field)).orElseGet(MissingNode::getInstance);
        return sent.properties().stream()
                .anyMatch(entry -> entry.getValue().isNull()
                        && object.get(field).path(entry.getKey()).asText().isEmpty());
    }
}
