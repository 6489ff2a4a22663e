package io.envtest.internal.registry.rbac;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.rule.Formats;
import io.envtest.internal.registry.rule.GoValue;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.rbac.v1.RoleRef;
import io.envtest.view.rbac.v1.Subject;
import java.util.List;

/** Defaults of bindings, and what they must look like. */
final class BindingRules {

    private static final List<String> SUBJECT_KINDS = List.of("ServiceAccount", "User", "Group");

    private BindingRules() {}

    /** Roles, users and groups are of the RBAC group if nothing else is said. */
    static void defaults(RoleRef role, List<Subject> subjects) {
        if (role.apiGroup().isEmpty()) {
            role.setApiGroup(RbacKinds.GROUP);
        }
        for (Subject subject : subjects) {
            boolean known = subject.kind().equals("User") || subject.kind().equals("Group");
            if (known && subject.apiGroup().isEmpty()) {
                subject.setApiGroup(RbacKinds.GROUP);
            }
        }
    }

    static void role(FieldErrors errors, RoleRef role, List<String> kinds) {
        Rules.oneOf(errors, role.path("apiGroup"), role.apiGroup(), List.of(RbacKinds.GROUP));
        Rules.oneOf(errors, role.path("kind"), role.kind(), kinds);
        Rules.requiredFormat(errors, role.path("name"), role.name(), Formats.PATH_SEGMENT);
    }

    static void subjects(FieldErrors errors, List<Subject> subjects, boolean namespaced) {
        subjects.forEach(subject -> subject(errors, subject, namespaced));
    }

    static void roleUnchanged(FieldErrors errors, RoleRef role, RoleRef old) {
        boolean same = role.apiGroup().equals(old.apiGroup())
                && role.kind().equals(old.kind())
                && role.name().equals(old.name());
        if (!same) {
            errors.invalid(role.path(), GoValue.byValue(role), "cannot change roleRef");
        }
    }

    private static void subject(FieldErrors errors, Subject subject, boolean namespaced) {
        Rules.required(errors, subject.path("name"), subject.name());
        switch (subject.kind()) {
            case "ServiceAccount" -> {
                Rules.optionalFormat(errors, subject.path("name"), subject.name(), Formats.DNS_SUBDOMAIN);
                Rules.oneOf(errors, subject.path("apiGroup"), subject.apiGroup(), List.of(""));
                if (!namespaced) {
                    Rules.required(errors, subject.path("namespace"), subject.namespace());
                }
            }
            case "User", "Group" ->
                Rules.oneOf(errors, subject.path("apiGroup"), subject.apiGroup(), List.of(RbacKinds.GROUP));
            default -> errors.notSupported(subject.path("kind"), subject.kind(), SUBJECT_KINDS);
        }
    }
}
