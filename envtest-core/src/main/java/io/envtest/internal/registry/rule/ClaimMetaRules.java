package io.envtest.internal.registry.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.envtest.internal.field.FieldErrors;
import io.envtest.view.meta.v1.ObjectMeta;
import java.util.List;

/** Rules of the metadata in a template of claims: labels and annotations are copied, nothing else may be said. */
public final class ClaimMetaRules {

    private static final List<String> REFUSED = List.of(
            "name",
            "generateName",
            "namespace",
            "selfLink",
            "uid",
            "resourceVersion",
            "generation",
            "creationTimestamp",
            "deletionTimestamp",
            "deletionGracePeriodSeconds",
            "ownerReferences",
            "finalizers",
            "managedFields");

    private ClaimMetaRules() {}

    /** The whole metadata of a template. */
    public static void check(FieldErrors errors, ObjectMeta metadata) {
        ObjectMetaRules.annotations(errors, metadata.path("annotations"), metadata.annotations());
        LabelRules.labels(errors, metadata.path("labels"), metadata.labels());
        for (String field : REFUSED) {
            if (isSaid(metadata, field)) {
                errors.forbidden(metadata.path(field.equals("uid") ? "uID" : field), "cannot be set");
            }
        }
    }

    private static boolean isSaid(ObjectMeta metadata, String field) {
        JsonNode value = metadata.get(field);
        boolean zero = value.isMissingNode()
                || value.isNull()
                || value.isTextual() && value.textValue().isEmpty()
                || field.equals("generation") && value.longValue() == 0;
        return !zero;
    }
}
