package io.envtest.internal.endpoint.review;

import io.envtest.api.GroupVersionKind;
import io.envtest.api.GroupVersionResource;
import io.envtest.internal.authz.Attributes;
import io.envtest.internal.authz.Authorizer;
import io.envtest.internal.authz.Decision;
import io.envtest.internal.authz.Decision.Verdict;
import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.PostedResource;
import io.envtest.internal.request.UserInfo;
import io.envtest.view.authorization.v1.NonResourceAttributes;
import io.envtest.view.authorization.v1.ResourceAttributes;
import io.envtest.view.authorization.v1.SubjectAccessReviewSpec;
import io.envtest.view.authorization.v1.SubjectAccessReviewStatus;
import java.util.List;

/**
 * May somebody do something: SubjectAccessReview, LocalSubjectAccessReview, SelfSubjectAccessReview.
 *
 * @see <a href="https://kubernetes.io/docs/reference/access-authn-authz/authorization/#checking-api-access">Checking API
 *     access</a>
 */
public final class AccessReviews {

    private static final String GROUP = "authorization.k8s.io";

    private AccessReviews() {}

    /** The three kinds of review that ask this authorizer. */
    public static List<PostedResource> all(Authorizer authorizer) {
        return List.of(
                new SubjectAccessReviews(authorizer),
                new LocalSubjectAccessReviews(authorizer),
                new SelfSubjectAccessReviews(authorizer));
    }

    static GroupVersionResource resource(String plural) {
        return new GroupVersionResource(GROUP, "v1", plural);
    }

    /** Refuses with the group alone in front: reviews do not name their kind. */
    static void throwIfAny(FieldErrors errors) {
        errors.throwIfAny(new GroupVersionKind(GROUP, "v1", ""), "");
    }

    static UserInfo user(SubjectAccessReviewSpec spec) {
        return new UserInfo(spec.user(), spec.uid(), spec.groups(), spec.extra());
    }

    static void decide(
            Authorizer authorizer,
            UserInfo user,
            ResourceAttributes resource,
            NonResourceAttributes url,
            SubjectAccessReviewStatus status) {
        Decision decision = authorizer.authorize(resource.present() ? attributes(user, resource) : path(user, url));
        status.materialize().removeAll();
        status.setAllowed(decision.allowed());
        if (decision.verdict() == Verdict.DENY) {
            status.setDenied(true);
        }
        if (!decision.reason().isEmpty()) {
            status.setReason(decision.reason());
        }
        String notes = SelectorNotes.of(resource);
        if (!notes.isEmpty()) {
            status.setEvaluationError(notes);
        }
    }

    private static Attributes attributes(UserInfo user, ResourceAttributes asked) {
        return new Attributes(
                user,
                asked.verb(),
                true,
                asked.group(),
                asked.version().isEmpty() ? "*" : asked.version(),
                asked.resource(),
                asked.subresource(),
                asked.namespace(),
                asked.name(),
                "",
                asked.fieldSelector().rawSelector(),
                asked.labelSelector().rawSelector());
    }

    private static Attributes path(UserInfo user, NonResourceAttributes asked) {
        return new Attributes(user, asked.verb(), false, "", "", "", "", "", "", asked.path_(), "", "");
    }
}
