package io.envtest.internal.authz.rbac;

import java.util.List;

/** Reads rules and subjects of stored objects. */
public final class RbacViews {

    private RbacViews() {}

    /** The rules of a role. */
    public static List<PolicyRule> rules(List<io.envtest.view.rbac.v1.PolicyRule> views) {
        return views.stream()
                .map(rule -> new PolicyRule(
                        rule.verbs(), rule.apiGroups(), rule.resources(), rule.resourceNames(), rule.nonResourceURLs()))
                .toList();
    }

    /** The subjects of a binding; a service account without a namespace stands in the binding's own. */
    static List<Subject> subjects(List<io.envtest.view.rbac.v1.Subject> views, String bindingNamespace) {
        return views.stream()
                .map(subject -> new Subject(subject.kind(), namespace(subject, bindingNamespace), subject.name()))
                .toList();
    }

    private static String namespace(io.envtest.view.rbac.v1.Subject subject, String bindingNamespace) {
        if (!subject.kind().equals(Subject.SERVICE_ACCOUNT)) {
            return "";
        }
        return subject.namespace().isEmpty() ? bindingNamespace : subject.namespace();
    }
}
