package io.envtest.internal.registry.rbac;

import io.envtest.internal.registry.StrategyContext;
import io.envtest.view.rbac.v1.PolicyRule;
import io.envtest.view.rbac.v1.RoleRef;
import java.util.List;

/**
 * Keeps people from granting rights that they do not have themselves. Thread-safe.
 *
 * @see <a href="https://kubernetes.io/docs/reference/access-authn-authz/rbac/#privilege-escalation-prevention-and-bootstrapping">Privilege
 *     escalation prevention</a>
 */
public interface EscalationGuard {

    /**
     * Checks a new or changed role.
     *
     * @param name the role's name, empty if it is yet to be made up
     * @param namespace the role's namespace, empty for a ClusterRole
     * @param rules what it grants
     * @param aggregates whether it gathers rules from other roles
     * @throws io.envtest.api.ApiException 403 naming the missing rights
     */
    void checkRole(StrategyContext context, String name, String namespace, List<PolicyRule> rules, boolean aggregates);

    /**
     * Checks a new or changed binding.
     *
     * @param name the binding's name, empty if it is yet to be made up
     * @param namespace the binding's namespace, empty for a ClusterRoleBinding
     * @param role the role it binds
     * @throws io.envtest.api.ApiException 403 naming the missing rights, 404 if the role is not there
     */
    void checkBinding(StrategyContext context, String name, String namespace, RoleRef role);
}
