package io.envtest.internal.authz.rbac;

import io.envtest.internal.authz.Attributes;
import io.envtest.internal.authz.Authorizer;
import io.envtest.internal.authz.Decision;
import io.envtest.internal.authz.Decision.Verdict;
import io.envtest.internal.authz.rbac.RbacPolicy.MissingRole;
import io.envtest.internal.meta.Reasons;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** Allows what a role bound to the user allows. Never denies: somebody else may know. */
public final class RbacAuthorizer implements Authorizer {

    private final RbacPolicy policy;

    /** Decides by these roles and bindings. */
    public RbacAuthorizer(RbacPolicy policy) {
        this.policy = policy;
    }

    @Override
    public Decision authorize(Attributes request) {
        AtomicReference<RoleBinding> granting = new AtomicReference<>();
        List<MissingRole> missing = policy.visitRules(request.user(), request.namespace(), (binding, rule) -> {
            if (rule.allows(request)) {
                granting.set(binding);
                return false;
            }
            return true;
        });
        RoleBinding binding = granting.get();
        if (binding != null) {
            return new Decision(Verdict.ALLOW, "RBAC: allowed by " + binding.describe(Subject.of(request.user())));
        }
        return missing.isEmpty() ? Decision.NOTHING_SAID : new Decision(Verdict.NO_OPINION, words(missing));
    }

    private static String words(List<MissingRole> missing) {
        return "RBAC: " + Reasons.join(missing.stream().map(MissingRole::text).toList());
    }
}
