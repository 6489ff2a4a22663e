package io.envtest.internal.endpoint.review;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.GroupVersionResource;
import io.envtest.internal.registry.AdmissionCallback;
import io.envtest.internal.registry.PostedResource;
import io.envtest.internal.registry.Target;
import io.envtest.time.ClusterClock;
import io.envtest.view.authentication.v1.SelfSubjectReview;
import java.time.temporal.ChronoUnit;

/** Who am I. */
public final class SelfSubjectReviews implements PostedResource {

    private final ClusterClock clock;

    /** Dates answers by this clock. */
    public SelfSubjectReviews(ClusterClock clock) {
        this.clock = clock;
    }

    @Override
    public GroupVersionResource resource() {
        return new GroupVersionResource("authentication.k8s.io", "v1", "selfsubjectreviews");
    }

    @Override
    public ObjectNode answer(Target target, ObjectNode posted, AdmissionCallback admission) {
        admission.validate(posted, null);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.set("kind", posted.get("kind"));
        answer.set("apiVersion", posted.get("apiVersion"));
        SelfSubjectReview review = SelfSubjectReview.of(answer);
        review.metadata()
                .setCreationTimestamp(
                        clock.now().truncatedTo(ChronoUnit.SECONDS).toString());
        UserViews.write(target.context().user(), review.status().userInfo());
        return answer;
    }
}
