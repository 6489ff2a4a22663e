package io.envtest.internal.endpoint.review;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.GroupVersionResource;
import io.envtest.internal.authz.rbac.PolicyRule;
import io.envtest.internal.authz.rbac.RbacPolicy;
import io.envtest.internal.authz.rbac.RbacPolicy.MissingRole;
import io.envtest.internal.meta.ApiErrors;
import io.envtest.internal.meta.Reasons;
import io.envtest.internal.registry.AdmissionCallback;
import io.envtest.internal.registry.PostedResource;
import io.envtest.internal.registry.Target;
import io.envtest.view.authorization.v1.NonResourceRule;
import io.envtest.view.authorization.v1.ResourceRule;
import io.envtest.view.authorization.v1.SelfSubjectRulesReview;
import io.envtest.view.authorization.v1.SubjectRulesReviewStatus;
import java.util.List;

/** What may I do in a namespace. */
public final class SelfSubjectRulesReviews implements PostedResource {

    private final RbacPolicy policy;

    /** Tells the rules of this policy. */
    public SelfSubjectRulesReviews(RbacPolicy policy) {
        this.policy = policy;
    }

    @Override
    public GroupVersionResource resource() {
        return AccessReviews.resource("selfsubjectrulesreviews");
    }

    @Override
    public ObjectNode answer(Target target, ObjectNode posted, AdmissionCallback admission) {
        String namespace = SelfSubjectRulesReview.of(posted).spec().namespace();
        if (namespace.isEmpty()) {
            throw ApiErrors.badRequest("no namespace on request");
        }
        admission.validate(posted, null);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.set("kind", posted.get("kind"));
        answer.set("apiVersion", posted.get("apiVersion"));
        answer.putObject("metadata");
        answer.putObject("spec");
        SubjectRulesReviewStatus status = SelfSubjectRulesReview.of(answer).status();
        status.materialize().putArray("resourceRules");
        status.materialize().putArray("nonResourceRules");
        status.setIncomplete(false);
        List<MissingRole> missing = policy.visitRules(target.context().user(), namespace, (binding, rule) -> {
            add(status, rule);
            return true;
        });
        if (!missing.isEmpty()) {
            status.setEvaluationError(
                    Reasons.join(missing.stream().map(MissingRole::text).toList()));
        }
        return answer;
    }

    private static void add(SubjectRulesReviewStatus status, PolicyRule rule) {
        if (!rule.resources().isEmpty()) {
            ResourceRule told = status.addResourceRules();
            told.setVerbs(rule.verbs()).setApiGroups(rule.apiGroups()).setResources(rule.resources());
            if (!rule.resourceNames().isEmpty()) {
                told.setResourceNames(rule.resourceNames());
            }
        }
        if (!rule.nonResourceUrls().isEmpty()) {
            NonResourceRule told = status.addNonResourceRules();
            told.setVerbs(rule.verbs()).setNonResourceURLs(rule.nonResourceUrls());
        }
    }
}
