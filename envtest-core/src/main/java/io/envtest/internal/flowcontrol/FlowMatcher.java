package io.envtest.internal.flowcontrol;

import io.envtest.internal.request.RequestInfo;
import io.envtest.internal.request.UserInfo;
import io.envtest.view.flowcontrol.v1.FlowSchema;
import io.envtest.view.flowcontrol.v1.NonResourcePolicyRule;
import io.envtest.view.flowcontrol.v1.PolicyRulesWithSubjects;
import io.envtest.view.flowcontrol.v1.ResourcePolicyRule;
import io.envtest.view.flowcontrol.v1.Subject;
import java.util.List;

/**
 * Whether a request belongs to a flow schema. Pure functions.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/cluster-administration/flow-control/#flowschema">FlowSchema</a>
 */
final class FlowMatcher {

    private static final String ALL = "*";
    private static final String ACCOUNT = "system:serviceaccount:";

    private FlowMatcher() {}

    static boolean matches(FlowSchema schema, UserInfo user, RequestInfo request) {
        return schema.spec().rules().stream().anyMatch(rule -> matches(rule, user, request));
    }

    private static boolean matches(PolicyRulesWithSubjects rule, UserInfo user, RequestInfo request) {
        if (rule.subjects().stream().noneMatch(subject -> matches(subject, user))) {
            return false;
        }
        return request.resourceRequest()
                ? rule.resourceRules().stream().anyMatch(objects -> matches(objects, request))
                : rule.nonResourceRules().stream().anyMatch(paths -> matches(paths, request));
    }

    private static boolean matches(Subject subject, UserInfo user) {
        return switch (subject.kind()) {
            case "User" -> named(subject.user().name(), user.name());
            case "Group" ->
                subject.group().name().equals(ALL) || user.in(subject.group().name());
            case "ServiceAccount" ->
                account(
                        subject.serviceAccount().namespace(),
                        subject.serviceAccount().name(),
                        user.name());
            default -> false;
        };
    }

    private static boolean named(String pattern, String name) {
        return pattern.equals(ALL) || pattern.equals(name);
    }

    private static boolean account(String namespace, String name, String user) {
        String prefix = ACCOUNT + namespace + ":";
        return name.equals(ALL) ? user.startsWith(prefix) : user.equals(prefix + name);
    }

    private static boolean matches(ResourcePolicyRule rule, RequestInfo request) {
        String resource =
                request.subresource().isEmpty() ? request.resource() : request.resource() + "/" + request.subresource();
        boolean placed =
                request.namespace().isEmpty() ? rule.clusterScope() : contains(rule.namespaces(), request.namespace());
        return placed
                && contains(rule.verbs(), request.verb())
                && contains(rule.apiGroups(), request.apiGroup())
                && contains(rule.resources(), resource);
    }

    private static boolean contains(List<String> patterns, String value) {
        return patterns.contains(ALL) || patterns.contains(value);
    }

    private static boolean matches(NonResourcePolicyRule rule, RequestInfo request) {
        return contains(rule.verbs(), request.verb())
                && rule.nonResourceURLs().stream().anyMatch(url -> under(url, request.path()));
    }

    private static boolean under(String url, String path) {
        return url.equals(path) || url.endsWith(ALL) && path.startsWith(url.substring(0, url.length() - 1));
    }
}
