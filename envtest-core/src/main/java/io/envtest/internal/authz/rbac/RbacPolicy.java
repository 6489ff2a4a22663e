package io.envtest.internal.authz.rbac;

import io.envtest.api.ObjectKey;
import io.envtest.internal.request.UserInfo;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * All roles and bindings of the cluster, indexed by subject, so that a request costs a few map look-ups. Filled by {@link
 * StoredRoles}, from the first question on: a cluster that only knows administrators never reads its roles.
 * Thread-safe.
 */
public final class RbacPolicy {

    /**
     * A role that a binding names and that is not there.
     *
     * @param kind {@code Role} or {@code ClusterRole}
     * @param name its name
     */
    public record MissingRole(String kind, String name) {

        /** In words: {@code role.rbac.authorization.k8s.io "x" not found}. */
        public String text() {
            String resource = kind.equals("Role") ? "role" : "clusterrole";
            return resource + ".rbac.authorization.k8s.io \"" + name + "\" not found";
        }
    }

    private record Place(String namespace, Subject subject) {}

    private final Map<ObjectKey, List<PolicyRule>> roles = new ConcurrentHashMap<>();
    private final Map<ObjectKey, RoleBinding> bindings = new ConcurrentHashMap<>();
    private final Map<Place, List<RoleBinding>> bySubject = new ConcurrentHashMap<>();
    private final Runnable source;

    /** A policy that is filled by hand. */
    public RbacPolicy() {
        this.source = () -> {};
    }

    /** A policy that a source fills each time before it answers. */
    RbacPolicy(Function<RbacPolicy, Runnable> source) {
        this.source = source.apply(this);
    }

    /** Sets a role's rules; the key's namespace is empty for a ClusterRole. */
    public void putRole(ObjectKey key, List<PolicyRule> rules) {
        roles.put(key, List.copyOf(rules));
    }

    /** Forgets a role. */
    public void removeRole(ObjectKey key) {
        roles.remove(key);
    }

    /** Sets a binding. One thread at a time. */
    public void putBinding(RoleBinding binding) {
        ObjectKey key = new ObjectKey(binding.namespace(), binding.name());
        removeBinding(key);
        bindings.put(key, binding);
        for (Subject subject : binding.subjects()) {
            bySubject.merge(new Place(binding.namespace(), subject), List.of(binding), RbacPolicy::merge);
        }
    }

    /** Forgets a binding. One thread at a time. */
    public void removeBinding(ObjectKey key) {
        RoleBinding old = bindings.remove(key);
        if (old == null) {
            return;
        }
        for (Subject subject : old.subjects()) {
            bySubject.computeIfPresent(new Place(key.namespace(), subject), (place, list) -> without(list, key));
        }
    }

    /**
     * Shows every rule that holds for a user: those of cluster role bindings, then, if a namespace is given, those of
     * its role bindings.
     *
     * @param visitor answers false to end the walk
     * @return roles that bindings on the way name and that are not there
     */
    public List<MissingRole> visitRules(UserInfo user, String namespace, BiPredicate<RoleBinding, PolicyRule> visitor) {
        source.run();
        List<MissingRole> missing = new ArrayList<>();
        List<Subject> who = Subject.of(user);
        if (visitScope(who, "", visitor, missing) && !namespace.isEmpty()) {
            visitScope(who, namespace, visitor, missing);
        }
        return missing;
    }

    /** The rules of a role; empty if it is not there. */
    public Optional<List<PolicyRule>> rules(String roleKind, String namespace, String name) {
        source.run();
        return role(roleKind, namespace, name);
    }

    private Optional<List<PolicyRule>> role(String roleKind, String namespace, String name) {
        return Optional.ofNullable(roles.get(new ObjectKey(roleKind.equals("Role") ? namespace : "", name)));
    }

    private boolean visitScope(
            List<Subject> who,
            String namespace,
            BiPredicate<RoleBinding, PolicyRule> visitor,
            List<MissingRole> missing) {
        for (Subject subject : who) {
            for (RoleBinding binding : bySubject.getOrDefault(new Place(namespace, subject), List.of())) {
                Optional<List<PolicyRule>> rules = role(binding.roleKind(), namespace, binding.roleName());
                if (rules.isEmpty()) {
                    missing.add(new MissingRole(binding.roleKind(), binding.roleName()));
                } else if (!rules.get().stream().allMatch(rule -> visitor.test(binding, rule))) {
                    return false;
                }
            }
        }
        return true;
    }

    private static List<RoleBinding> merge(List<RoleBinding> present, List<RoleBinding> more) {
        List<RoleBinding> merged = new ArrayList<>(present);
        merged.addAll(more);
        merged.sort(Comparator.comparing(RoleBinding::name));
        return List.copyOf(merged);
    }

    @Nullable
    private static List<RoleBinding> without(List<RoleBinding> list, ObjectKey key) {
        List<RoleBinding> rest =
                list.stream().filter(b -> !b.name().equals(key.name())).toList();
        return rest.isEmpty() ? null : rest;
    }
}
