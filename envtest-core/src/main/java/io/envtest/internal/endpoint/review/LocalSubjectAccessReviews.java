package io.envtest.internal.endpoint.review;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.GroupVersionResource;
import io.envtest.internal.authz.Authorizer;
import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.AdmissionCallback;
import io.envtest.internal.registry.PostedResource;
import io.envtest.internal.registry.Target;
import io.envtest.view.authorization.v1.LocalSubjectAccessReview;
import io.envtest.view.authorization.v1.SubjectAccessReviewSpec;

/** May somebody do something in this namespace. */
final class LocalSubjectAccessReviews implements PostedResource {

    private final Authorizer authorizer;

    LocalSubjectAccessReviews(Authorizer authorizer) {
        this.authorizer = authorizer;
    }

    @Override
    public GroupVersionResource resource() {
        return AccessReviews.resource("localsubjectaccessreviews");
    }

    @Override
    public ObjectNode answer(Target target, ObjectNode posted, AdmissionCallback admission) {
        LocalSubjectAccessReview review = LocalSubjectAccessReview.of(posted);
        review.metadata().setNamespace(target.namespace());
        SubjectAccessReviewSpec spec = review.spec();
        FieldErrors errors = new FieldErrors();
        AccessRules.attributes(errors, spec.resourceAttributes(), spec.nonResourceAttributes());
        AccessRules.subject(errors, spec);
        AccessRules.selectors(errors, spec.resourceAttributes());
        AccessRules.metadata(errors, review.metadata(), "must be empty except for namespace");
        checkNamespace(errors, spec, target.namespace());
        AccessReviews.throwIfAny(errors);
        admission.validate(posted, null);
        AccessReviews.decide(
                authorizer,
                AccessReviews.user(spec),
                spec.resourceAttributes(),
                spec.nonResourceAttributes(),
                review.status());
        return posted;
    }

    private static void checkNamespace(FieldErrors errors, SubjectAccessReviewSpec spec, String namespace) {
        if (spec.hasResourceAttributes()
                && !spec.resourceAttributes().namespace().equals(namespace)) {
            errors.invalid(
                    spec.resourceAttributes().path("namespace"),
                    spec.resourceAttributes().namespace(),
                    "must match metadata.namespace");
        }
        if (spec.hasNonResourceAttributes()) {
            errors.invalid(
                    spec.path("nonResourceAttributes"),
                    AccessRules.printed(spec.nonResourceAttributes()),
                    "disallowed on this kind of request");
        }
    }
}
