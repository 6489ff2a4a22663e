package io.envtest.internal.endpoint.review;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.GroupVersionResource;
import io.envtest.internal.authz.Authorizer;
import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.AdmissionCallback;
import io.envtest.internal.registry.PostedResource;
import io.envtest.internal.registry.Target;
import io.envtest.view.authorization.v1.SelfSubjectAccessReview;
import io.envtest.view.authorization.v1.SelfSubjectAccessReviewSpec;

/** May I do something. */
final class SelfSubjectAccessReviews implements PostedResource {

    private final Authorizer authorizer;

    SelfSubjectAccessReviews(Authorizer authorizer) {
        this.authorizer = authorizer;
    }

    @Override
    public GroupVersionResource resource() {
        return AccessReviews.resource("selfsubjectaccessreviews");
    }

    @Override
    public ObjectNode answer(Target target, ObjectNode posted, AdmissionCallback admission) {
        SelfSubjectAccessReview review = SelfSubjectAccessReview.of(posted);
        SelfSubjectAccessReviewSpec spec = review.spec();
        FieldErrors errors = new FieldErrors();
        AccessRules.attributes(errors, spec.resourceAttributes(), spec.nonResourceAttributes());
        AccessRules.selectors(errors, spec.resourceAttributes());
        AccessRules.metadata(errors, review.metadata(), "must be empty");
        AccessReviews.throwIfAny(errors);
        admission.validate(posted, null);
        AccessReviews.decide(
                authorizer,
                target.context().user(),
                spec.resourceAttributes(),
                spec.nonResourceAttributes(),
                review.status());
        return posted;
    }
}
