package io.envtest.internal.registry.apiextensions;

import io.envtest.internal.field.FieldErrors;
import io.envtest.view.FieldPath;
import io.envtest.view.apiextensions.v1.CustomResourceDefinition;

/**
 * Groups of the Kubernetes community are open to definitions that have been approved, or say that they are not.
 *
 * @see <a href="https://github.com/kubernetes/enhancements/pull/1111">API approval</a>
 */
final class ApprovalRules {

    private static final String NEEDED = ApiApproval.NEEDED;
    private static final String SEE = ApiApproval.SEE;

    private ApprovalRules() {}

    static void created(FieldErrors errors, CustomResourceDefinition crd) {
        if (ApiApproval.isProtected(crd.spec().group())) {
            check(errors, crd);
        }
    }

    /** A state that was there before may stay. */
    static void updated(FieldErrors errors, CustomResourceDefinition crd, CustomResourceDefinition old) {
        if (ApiApproval.isProtected(crd.spec().group()) && ApiApproval.of(crd) != ApiApproval.of(old)) {
            check(errors, crd);
        }
    }

    private static void check(FieldErrors errors, CustomResourceDefinition crd) {
        FieldPath path = FieldPath.root("metadata", "annotations").key(ApiApproval.ANNOTATION);
        switch (ApiApproval.of(crd)) {
            case MISSING -> errors.required(path, NEEDED + SEE);
            case INVALID ->
                errors.invalid(
                        path,
                        ApiApproval.value(crd),
                        NEEDED + " with either a URL or a reason starting with \"unapproved\"" + SEE);
            default -> {
                // approved, or openly not
            }
        }
    }
}
