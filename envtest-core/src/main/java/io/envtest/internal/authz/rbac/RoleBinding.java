package io.envtest.internal.authz.rbac;

import java.util.List;

/**
 * A RoleBinding, or a ClusterRoleBinding if its namespace is empty. Immutable.
 *
 * @param namespace where it holds, empty for everywhere
 * @param name name
 * @param subjects whom it names; service accounts always with their namespace
 * @param roleKind {@code Role} or {@code ClusterRole}
 * @param roleName name of the role
 */
public record RoleBinding(String namespace, String name, List<Subject> subjects, String roleKind, String roleName) {

    /** Copies the list. */
    public RoleBinding {
        subjects = List.copyOf(subjects);
    }

    /** As reasons name it, with the first of these subjects that it names. */
    String describe(List<Subject> who) {
        String subject = subjects.stream()
                .filter(who::contains)
                .findFirst()
                .map(Subject::describe)
                .orElse("");
        String kind = namespace.isEmpty() ? "ClusterRoleBinding" : "RoleBinding";
        String place = namespace.isEmpty() ? name : name + "/" + namespace;
        return kind + " \"" + place + "\" of " + roleKind + " \"" + roleName + "\" to " + subject;
    }
}
