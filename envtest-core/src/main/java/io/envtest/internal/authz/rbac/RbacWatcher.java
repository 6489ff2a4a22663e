package io.envtest.internal.authz.rbac;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.ObjectKey;
import io.envtest.internal.lookup.ObjectReader;
import io.envtest.internal.lookup.Resources;
import io.envtest.view.rbac.v1.ClusterRole;
import io.envtest.view.rbac.v1.ClusterRoleBinding;
import io.envtest.view.rbac.v1.Role;
import io.envtest.view.rbac.v1.RoleRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps an {@link RbacPolicy} like the stored roles and bindings. */
public final class RbacWatcher {

    private final RbacPolicy policy;

    private RbacWatcher(RbacPolicy policy) {
        this.policy = policy;
    }

    /** A policy that follows the stored objects as soon as somebody asks it. */
    public static RbacPolicy follow(ObjectReader objects) {
        return new RbacPolicy(policy -> new RbacWatcher(policy).begin(objects));
    }

    private void begin(ObjectReader objects) {
        objects.follow(Resources.CLUSTER_ROLES, this::clusterRole);
        objects.follow(Resources.ROLES, this::role);
        objects.follow(Resources.CLUSTER_ROLE_BINDINGS, this::clusterRoleBinding);
        objects.follow(Resources.ROLE_BINDINGS, this::roleBinding);
    }

    private void clusterRole(ObjectKey key, @Nullable ObjectNode now) {
        role(key, now == null ? null : RbacViews.rules(ClusterRole.of(now).rules()));
    }

    private void role(ObjectKey key, @Nullable ObjectNode now) {
        role(key, now == null ? null : RbacViews.rules(Role.of(now).rules()));
    }

    private void role(ObjectKey key, @Nullable List<PolicyRule> rules) {
        if (rules == null) {
            policy.removeRole(key);
        } else {
            policy.putRole(key, rules);
        }
    }

    private synchronized void clusterRoleBinding(ObjectKey key, @Nullable ObjectNode now) {
        if (now == null) {
            policy.removeBinding(key);
            return;
        }
        ClusterRoleBinding binding = ClusterRoleBinding.of(now);
        put(key, binding.subjects(), binding.roleRef());
    }

    private synchronized void roleBinding(ObjectKey key, @Nullable ObjectNode now) {
        if (now == null) {
            policy.removeBinding(key);
            return;
        }
        io.envtest.view.rbac.v1.RoleBinding binding = io.envtest.view.rbac.v1.RoleBinding.of(now);
        put(key, binding.subjects(), binding.roleRef());
    }

    private void put(ObjectKey key, List<io.envtest.view.rbac.v1.Subject> subjects, RoleRef role) {
        policy.putBinding(new RoleBinding(
                key.namespace(), key.name(), RbacViews.subjects(subjects, key.namespace()), role.kind(), role.name()));
    }
}
