package io.envtest.internal.endpoint.review;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.GroupVersionResource;
import io.envtest.internal.authz.Authorizer;
import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.AdmissionCallback;
import io.envtest.internal.registry.PostedResource;
import io.envtest.internal.registry.Target;
import io.envtest.view.authorization.v1.SubjectAccessReview;
import io.envtest.view.authorization.v1.SubjectAccessReviewSpec;

/** May somebody do something. */
final class SubjectAccessReviews implements PostedResource {

    private final Authorizer authorizer;

    SubjectAccessReviews(Authorizer authorizer) {
        this.authorizer = authorizer;
    }

    @Override
    public GroupVersionResource resource() {
        return AccessReviews.resource("subjectaccessreviews");
    }

    @Override
    public ObjectNode answer(Target target, ObjectNode posted, AdmissionCallback admission) {
        SubjectAccessReview review = SubjectAccessReview.of(posted);
        SubjectAccessReviewSpec spec = review.spec();
        FieldErrors errors = new FieldErrors();
        AccessRules.attributes(errors, spec.resourceAttributes(), spec.nonResourceAttributes());
        AccessRules.subject(errors, spec);
        AccessRules.selectors(errors, spec.resourceAttributes());
        AccessRules.metadata(errors, review.metadata(), "must be empty");
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
}
