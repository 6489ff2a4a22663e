package io.envtest.internal.registry.rbac;

import io.envtest.view.rbac.v1.RoleRef;
import io.envtest.view.rbac.v1.Subject;
import java.util.List;
import java.util.stream.Collectors;

/** Cells of bindings. */
final class BindingCells {

    private BindingCells() {}

    static String role(RoleRef role) {
        return role.kind() + "/" + role.name();
    }

    static String names(List<Subject> subjects, String kind) {
        return subjects.stream()
                .filter(subject -> subject.kind().equals(kind))
                .map(Subject::name)
                .collect(Collectors.joining(", "));
    }

    static String accounts(List<Subject> subjects) {
        return subjects.stream()
                .filter(subject -> subject.kind().equals("ServiceAccount"))
                .map(subject -> subject.namespace() + "/" + subject.name())
                .collect(Collectors.joining(", "));
    }
}
