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
 * Tells which requests belong to a flow schema. Read from it once, because every request asks. Immutable.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/cluster-administration/flow-control/#flowschema">FlowSchema</a>
 */
final class FlowMatcher {

    private static final String ALL = "*";
    private static final String ACCOUNT = "system:serviceaccount:";

    private final List<Rule> rules;

    FlowMatcher(FlowSchema schema) {
        rules = schema.spec().rules().stream().map(Rule::of).toList();
    }

    boolean matches(UserInfo user, RequestInfo request) {
        for (Rule rule : rules) {
            if (rule.isAbout(user) && rule.covers(request)) {
                return true;
            }
        }
        return false;
    }

    private static boolean contains(List<String> patterns, String value) {
        return patterns.contains(value) || patterns.contains(ALL);
    }

    private record Rule(List<Who> subjects, List<Objects> objects, List<Paths> paths) {

        static Rule of(PolicyRulesWithSubjects rule) {
            return new Rule(
                    rule.subjects().stream().map(Who::of).toList(),
                    rule.resourceRules().stream().map(Objects::of).toList(),
                    rule.nonResourceRules().stream().map(Paths::of).toList());
        }

        boolean isAbout(UserInfo user) {
            for (Who subject : subjects) {
                if (subject.matches(user)) {
                    return true;
                }
            }
            return false;
        }

        boolean covers(RequestInfo request) {
            if (!request.resourceRequest()) {
                return paths.stream().anyMatch(path -> path.matches(request));
            }
            for (Objects each : objects) {
                if (each.matches(request)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** Whose requests; accounts by the prefix or the whole of their user names. */
    private record Who(String kind, String name) {

        static Who of(Subject subject) {
            return switch (subject.kind()) {
                case "User" -> new Who("User", subject.user().name());
                case "Group" -> new Who("Group", subject.group().name());
                case "ServiceAccount" -> account(subject);
                default -> new Who("", "");
            };
        }

        private static Who account(Subject subject) {
            String prefix = ACCOUNT + subject.serviceAccount().namespace() + ":";
            String name = subject.serviceAccount().name();
            return name.equals(ALL) ? new Who("Accounts", prefix) : new Who("Account", prefix + name);
        }

        boolean matches(UserInfo user) {
            return switch (kind) {
                case "User" -> name.equals(ALL) || name.equals(user.name());
                case "Group" -> name.equals(ALL) || user.in(name);
                case "Account" -> user.name().equals(name);
                case "Accounts" -> user.name().startsWith(name);
                default -> false;
            };
        }
    }

    private record Objects(
            List<String> verbs,
            List<String> groups,
            List<String> resources,
            List<String> namespaces,
            boolean clusterScope) {

        static Objects of(ResourcePolicyRule rule) {
            return new Objects(
                    List.copyOf(rule.verbs()),
                    List.copyOf(rule.apiGroups()),
                    List.copyOf(rule.resources()),
                    List.copyOf(rule.namespaces()),
                    rule.clusterScope());
        }

        boolean matches(RequestInfo request) {
            boolean placed = request.namespace().isEmpty() ? clusterScope : contains(namespaces, request.namespace());
            return placed
                    && contains(verbs, request.verb())
                    && contains(groups, request.apiGroup())
                    && contains(resources, resource(request));
        }

        private static String resource(RequestInfo request) {
            return request.subresource().isEmpty()
                    ? request.resource()
                    : request.resource() + "/" + request.subresource();
        }
    }

    private record Paths(List<String> verbs, List<String> urls) {

        static Paths of(NonResourcePolicyRule rule) {
            return new Paths(List.copyOf(rule.verbs()), List.copyOf(rule.nonResourceURLs()));
        }

        boolean matches(RequestInfo request) {
            return contains(verbs, request.verb()) && urls.stream().anyMatch(url -> under(url, request.path()));
        }

        private static boolean under(String url, String path) {
            return url.equals(path) || url.endsWith(ALL) && path.startsWith(url.substring(0, url.length() - 1));
        }
    }
}
