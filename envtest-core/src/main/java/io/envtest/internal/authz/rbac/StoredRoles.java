package io.envtest.internal.authz.rbac;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.GroupVersionResource;
import io.envtest.api.ObjectKey;
import io.envtest.internal.lookup.ObjectReader;
import io.envtest.internal.lookup.Resources;
import io.envtest.view.meta.v1.ObjectMeta;
import io.envtest.view.meta.v1.PartialObjectMetadata;
import io.envtest.view.rbac.v1.ClusterRole;
import io.envtest.view.rbac.v1.ClusterRoleBinding;
import io.envtest.view.rbac.v1.Role;
import io.envtest.view.rbac.v1.RoleRef;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps an {@link RbacPolicy} like the stored roles and bindings: whatever was answered before a question holds for its
 * answer. Thread-safe.
 */
public final class StoredRoles {

    private final ObjectReader objects;
    private final RbacPolicy policy;
    private final List<Kind> kinds;

    /** Puts an object into the policy, or takes it out if it is gone. */
    @FunctionalInterface
    private interface Change {
        void apply(ObjectKey key, @Nullable ObjectNode now);
    }

    /** The objects of a resource that the policy knows. */
    private static final class Kind {
        private final GroupVersionResource resource;
        private final Change change;
        private final Map<ObjectKey, ObjectNode> known = new HashMap<>();
        private volatile long revision = -1;

        Kind(GroupVersionResource resource, Change change) {
            this.resource = resource;
            this.change = change;
        }
    }

    private StoredRoles(ObjectReader objects, RbacPolicy policy) {
        this.objects = objects;
        this.policy = policy;
        this.kinds = List.of(
                new Kind(Resources.CLUSTER_ROLES, this::clusterRole),
                new Kind(Resources.ROLES, this::role),
                new Kind(Resources.CLUSTER_ROLE_BINDINGS, this::clusterRoleBinding),
                new Kind(Resources.ROLE_BINDINGS, this::roleBinding));
    }

    /** A policy that reads the stored objects when it is asked, as far as they have changed since. */
    public static RbacPolicy policy(ObjectReader objects) {
        return new RbacPolicy(empty -> new StoredRoles(objects, empty)::read);
    }

    private void read() {
        for (Kind kind : kinds) {
            if (kind.revision != objects.revision(kind.resource)) {
                read(kind);
            }
        }
    }

    private synchronized void read(Kind kind) {
        long revision = objects.revision(kind.resource);
        Map<ObjectKey, ObjectNode> now = new HashMap<>();
        for (ObjectNode object : objects.list(kind.resource, "")) {
            ObjectMeta metadata = PartialObjectMetadata.of(object).metadata();
            now.put(new ObjectKey(metadata.namespace(), metadata.name()), object);
        }
        now.forEach((key, object) -> {
            if (kind.known.put(key, object) != object) {
                kind.change.apply(key, object);
            }
        });
        kind.known.keySet().removeIf(key -> {
            boolean gone = !now.containsKey(key);
            if (gone) {
                kind.change.apply(key, null);
            }
            return gone;
        });
        kind.revision = revision;
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

    private void clusterRoleBinding(ObjectKey key, @Nullable ObjectNode now) {
        if (now == null) {
            policy.removeBinding(key);
            return;
        }
        ClusterRoleBinding binding = ClusterRoleBinding.of(now);
        put(key, binding.subjects(), binding.roleRef());
    }

    private void roleBinding(ObjectKey key, @Nullable ObjectNode now) {
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
