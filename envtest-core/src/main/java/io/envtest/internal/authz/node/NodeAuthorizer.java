package io.envtest.internal.authz.node;

import io.envtest.internal.authz.Attributes;
import io.envtest.internal.authz.Authorizer;
import io.envtest.internal.authz.Decision;
import io.envtest.internal.authz.rbac.PolicyRule;
import io.envtest.internal.authz.rbac.RbacPolicy;
import java.util.List;

/**
 * Gives kubelets the rights of the role {@code system:node}, which nobody is bound to.
 *
 * @see <a href="https://kubernetes.io/docs/reference/access-authn-authz/node/">Node authorization</a>
 */
public final class NodeAuthorizer implements Authorizer {

    private static final String ROLE = "system:node";
    private static final String GROUP = "system:nodes";
    private static final Decision NO_OPINION = new Decision(Decision.Verdict.NO_OPINION, "");

    private final RbacPolicy policy;

    /** Reads the role from this policy. */
    public NodeAuthorizer(RbacPolicy policy) {
        this.policy = policy;
    }

    @Override
    public Decision authorize(Attributes attributes) {
        boolean node = attributes.user().name().startsWith(ROLE + ":")
                && attributes.user().in(GROUP);
        if (!node) {
            return NO_OPINION;
        }
        List<PolicyRule> rules = policy.rules("ClusterRole", "", ROLE).orElse(List.of());
        return rules.stream().anyMatch(rule -> rule.allows(attributes))
                ? new Decision(Decision.Verdict.ALLOW, "")
                : NO_OPINION;
    }
}
