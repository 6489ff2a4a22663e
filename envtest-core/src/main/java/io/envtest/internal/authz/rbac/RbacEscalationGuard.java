package io.envtest.internal.authz.rbac;

import io.envtest.api.ApiException;
import io.envtest.api.GroupVersionResource;
import io.envtest.internal.authz.Attributes;
import io.envtest.internal.authz.Authorizer;
import io.envtest.internal.authz.rbac.RbacPolicy.MissingRole;
import io.envtest.internal.meta.ApiErrors;
import io.envtest.internal.registry.StrategyContext;
import io.envtest.internal.registry.rbac.EscalationGuard;
import io.envtest.internal.request.RequestInfo;
import io.envtest.internal.request.UserInfo;
import io.envtest.view.rbac.v1.RoleRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Lets somebody write a role or binding if he holds its rights himself, or has the right to {@code escalate} the role or
 * to {@code bind} it.
 */
public final class RbacEscalationGuard implements EscalationGuard {

    private static final String GROUP = "rbac.authorization.k8s.io";
    private static final Set<String> ROLE_KINDS = Set.of("Role", "ClusterRole");
    private static final List<String> ALL = List.of("*");
    private static final List<PolicyRule> EVERYTHING = List.of(
            new PolicyRule(ALL, ALL, ALL, List.of(), List.of()),
            new PolicyRule(ALL, List.of(), List.of(), List.of(), ALL));

    private final RbacPolicy policy;
    private final Authorizer authorizer;

    /**
     * Checks.
     *
     * @param policy what people hold
     * @param authorizer who is asked for the rights to escalate and bind
     */
    public RbacEscalationGuard(RbacPolicy policy, Authorizer authorizer) {
        this.policy = policy;
        this.authorizer = authorizer;
    }

    @Override
    public void checkRole(
            StrategyContext context,
            String name,
            String namespace,
            List<io.envtest.view.rbac.v1.PolicyRule> rules,
            boolean aggregates) {
        UserInfo user = context.request().user();
        RequestInfo info = context.request().info();
        if (user.in(UserInfo.MASTERS) || allowed(user, "escalate", info.resource(), info.namespace(), info.name())) {
            return;
        }
        GroupVersionResource resource = context.definition().resource();
        requireHeld(user, namespace, RbacViews.rules(rules), resource, name);
        if (aggregates && !missing(user, namespace, EVERYTHING).isEmpty()) {
            throw ApiErrors.forbidden(resource, name, "must have cluster-admin privileges to use the aggregationRule");
        }
    }

    @Override
    public void checkBinding(StrategyContext context, String name, String namespace, RoleRef role) {
        UserInfo user = context.request().user();
        if (user.in(UserInfo.MASTERS)) {
            return;
        }
        if (ROLE_KINDS.contains(role.kind())
                && allowed(
                        user, "bind", role.kind().equals("Role") ? "roles" : "clusterroles", namespace, role.name())) {
            return;
        }
        GroupVersionResource resource = context.definition().resource();
        requireHeld(user, namespace, rules(resource, namespace, role), resource, name);
    }

    private List<PolicyRule> rules(GroupVersionResource resource, String namespace, RoleRef role) {
        if (!ROLE_KINDS.contains(role.kind())) {
            throw ApiErrors.unknown("unsupported role reference kind: \"" + role.kind() + "\"");
        }
        return policy.rules(role.kind(), namespace, role.name())
                .orElseThrow(() -> ApiErrors.notFound(resource, role.name()));
    }

    private boolean allowed(UserInfo user, String verb, String resource, String namespace, String name) {
        return authorizer
                .authorize(Attributes.resource(user, verb, GROUP, resource, "", namespace, name))
                .allowed();
    }

    private void requireHeld(
            UserInfo user, String namespace, List<PolicyRule> wanted, GroupVersionResource resource, String name)
            throws ApiException {
        String missing = missing(user, namespace, wanted);
        if (!missing.isEmpty()) {
            throw ApiErrors.forbidden(
                    resource,
                    name,
                    "user \"" + user.name() + "\" (groups=" + RuleCoverage.quoted(user.groups())
                            + ") is attempting to grant RBAC permissions not currently held:\n" + missing);
        }
    }

    private String missing(UserInfo user, String namespace, List<PolicyRule> wanted) {
        List<PolicyRule> held = new ArrayList<>();
        List<MissingRole> unresolved = policy.visitRules(user, namespace, (binding, rule) -> held.add(rule));
        String missing = RuleCoverage.missing(held, wanted);
        if (missing.isEmpty() || unresolved.isEmpty()) {
            return missing;
        }
        List<String> words = unresolved.stream()
                .map(role -> "roles.rbac.authorization.k8s.io \"" + role.name() + "\" not found")
                .toList();
        return missing + "; resolution errors: [" + String.join(" ", words) + "]";
    }
}
