package io.envtest.internal.registry.core;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.View;

/** ConfigMaps and Secrets that have been declared immutable. */
final class ImmutableData {

    private static final String WORDS = "field is immutable when `immutable` is set";

    private ImmutableData() {}

    /** Neither the data nor the declaration itself may change any more. */
    static void unchanged(View object, View old, FieldErrors errors, String... fields) {
        if (!object.get("immutable").booleanValue()) {
            errors.forbidden(object.path("immutable"), WORDS);
        }
        for (String field : fields) {
            if (!Rules.same(object.get(field), old.get(field))) {
                errors.forbidden(object.path(field), WORDS);
            }
        }
    }
}
