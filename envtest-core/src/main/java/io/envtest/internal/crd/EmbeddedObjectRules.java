package io.envtest.internal.crd;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.field.FieldError;
import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.rule.NameRules;
import io.envtest.internal.registry.rule.ObjectMetaRules;
import io.envtest.view.FieldPath;
import io.envtest.view.meta.v1.ObjectMeta;
import java.util.Locale;

/** The rules of whole objects inside of custom resources: they need a version and a kind; metadata need no name. Pure. */
final class EmbeddedObjectRules {

    private static final String ANY_NAME = "fakename";

    private EmbeddedObjectRules() {}

    static void check(FieldErrors errors, ObjectNode object, FieldPath path) {
        for (String field : new String[] {"apiVersion", "kind"}) {
            if (!object.has(field)) {
                errors.required(path.child(field), "");
            }
        }
        if (object.has("apiVersion")) {
            apiVersion(errors, object.path("apiVersion").asText(), path.child("apiVersion"));
        }
        if (object.has("kind")) {
            kind(errors, object.path("kind").asText(), path.child("kind"));
        }
        if (object.path("metadata").isObject()) {
            metadata(errors, object.deepCopy(), path);
        }
    }

    private static void apiVersion(FieldErrors errors, String apiVersion, FieldPath path) {
        if (apiVersion.isEmpty()) {
            errors.invalid(path, apiVersion, "must not be empty");
        } else if (apiVersion.indexOf('/') != apiVersion.lastIndexOf('/')) {
            errors.invalid(path, apiVersion, "unexpected GroupVersion string: " + apiVersion);
        }
    }

    private static void kind(FieldErrors errors, String kind, FieldPath path) {
        if (kind.isEmpty()) {
            errors.invalid(path, kind, "must not be empty");
            return;
        }
        for (String wrong : NameRules.DNS_1035_LABEL.check(kind.toLowerCase(Locale.ROOT), false)) {
            errors.invalid(path, kind, "may have mixed case, but should otherwise match: " + wrong);
        }
    }

    private static void metadata(FieldErrors errors, ObjectNode copy, FieldPath path) {
        ObjectMeta meta = ObjectMetaRules.of(copy);
        if (meta.name().isEmpty()) {
            meta.setName(ANY_NAME);
        }
        FieldErrors found = new FieldErrors();
        ObjectMetaRules.all(found, meta, !meta.namespace().isEmpty(), NameRules.PATH_SEGMENT);
        for (FieldError error : found.list()) {
            errors.add(
                    new FieldError(error.type(), path.child(error.path().toString()), error.value(), error.detail()));
        }
    }
}
