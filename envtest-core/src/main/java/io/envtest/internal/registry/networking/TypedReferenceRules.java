package io.envtest.internal.registry.networking;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.rule.Formats;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.View;

/** Rules of references that name a group, a kind and a name. */
final class TypedReferenceRules {

    private TypedReferenceRules() {}

    static void check(FieldErrors errors, View reference) {
        if (reference.has("apiGroup")) {
            Rules.format(errors, reference.path("apiGroup"), text(reference, "apiGroup"), Formats.DNS_SUBDOMAIN);
        }
        Rules.requiredFormat(errors, reference.path("kind"), text(reference, "kind"), Formats.PATH_SEGMENT);
        Rules.requiredFormat(errors, reference.path("name"), text(reference, "name"), Formats.PATH_SEGMENT);
    }

    private static String text(View reference, String field) {
        return reference.get(field).asText("");
    }
}
