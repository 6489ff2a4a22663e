package io.envtest.internal.endpoint.review;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.GroupVersionResource;
import io.envtest.internal.authn.AuthenticatedGroup;
import io.envtest.internal.authn.Authentication;
import io.envtest.internal.authn.Authentication.Authenticated;
import io.envtest.internal.authn.Authentication.Rejected;
import io.envtest.internal.authn.token.BearerTokens;
import io.envtest.internal.meta.ApiErrors;
import io.envtest.internal.registry.AdmissionCallback;
import io.envtest.internal.registry.PostedResource;
import io.envtest.internal.registry.Target;
import io.envtest.internal.request.UserInfo;
import io.envtest.view.authentication.v1.TokenReview;
import io.envtest.view.authentication.v1.TokenReviewStatus;
import java.util.List;

/** Is this token good, and whose is it. */
public final class TokenReviews implements PostedResource {

    private final BearerTokens tokens;

    /** Asks these. */
    public TokenReviews(BearerTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public GroupVersionResource resource() {
        return new GroupVersionResource("authentication.k8s.io", "v1", "tokenreviews");
    }

    @Override
    public ObjectNode answer(Target target, ObjectNode posted, AdmissionCallback admission) {
        TokenReview review = TokenReview.of(posted);
        if (review.spec().token().isEmpty()) {
            throw ApiErrors.badRequest("token is required for TokenReview in authentication");
        }
        admission.validate(posted, null);
        List<String> wanted = review.spec().audiences();
        Authentication answer = review(review.spec().token(), wanted.isEmpty() ? tokens.audiences() : wanted);
        TokenReviewStatus status = review.status();
        status.user().materialize();
        status.removeAuthenticated();
        if (answer instanceof Authenticated known) {
            status.setAuthenticated(true);
            UserViews.write(known.user(), status.user());
            status.setAudiences(known.audiences());
        } else if (answer instanceof Rejected rejected) {
            status.setError(rejected.why());
        }
        return posted;
    }

    /** A token is read as it stands in a header, up to the first blank; where nothing stands, nobody signs in. */
    private Authentication review(String text, List<String> audiences) {
        int blank = text.indexOf(' ');
        String token = blank < 0 ? text : text.substring(0, blank);
        return token.isEmpty()
                ? new Authenticated(UserInfo.ANONYMOUS, audiences)
                : AuthenticatedGroup.withGroup(tokens.review(token, audiences));
    }
}
