package io.envtest.internal.registry.flowcontrol;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.rule.Formats;
import io.envtest.internal.registry.rule.GoValue;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.FieldPath;
import io.envtest.view.flowcontrol.v1.FlowSchema;
import io.envtest.view.flowcontrol.v1.FlowSchemaSpec;
import io.envtest.view.flowcontrol.v1.NonResourcePolicyRule;
import io.envtest.view.flowcontrol.v1.PolicyRulesWithSubjects;
import io.envtest.view.flowcontrol.v1.ResourcePolicyRule;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Rules of a FlowSchema. */
final class FlowSchemaRules {

    private static final int MOST = 10_000;
    private static final String ALL = "*";
    private static final List<String> METHODS = List.of("ByNamespace", "ByUser");
    private static final List<String> VERBS =
            List.of("create", "delete", "deletecollection", "get", "list", "patch", "proxy", "update", "watch");

    private FlowSchemaRules() {}

    static void schema(FieldErrors errors, FlowSchema schema) {
        String name = schema.metadata().name();
        spec(errors, schema.spec(), name);
        Mandatory.spec("FlowSchema", name).ifPresent(fixed -> {
            if (!Rules.same(schema.spec().node(), fixed)) {
                errors.invalid(
                        schema.spec().path(),
                        GoValue.byValue(schema.spec()),
                        "spec of '" + name + "' must equal the fixed value");
            }
        });
        FlowStatus.conditions(errors, schema.node());
    }

    private static void spec(FieldErrors errors, FlowSchemaSpec spec, String name) {
        int precedence = spec.matchingPrecedence();
        FieldPath path = spec.path("matchingPrecedence");
        if (precedence <= 0) {
            errors.invalid(path, precedence, "must be a positive value");
        }
        if (precedence > MOST) {
            errors.invalid(path, precedence, "must not be greater than " + MOST);
        }
        if (precedence == 1 && !name.equals("exempt")) {
            errors.invalid(path, precedence, "only the schema named 'exempt' may have matchingPrecedence 1");
        }
        if (spec.distinguisherMethod().present()
                && !METHODS.contains(spec.distinguisherMethod().type())) {
            errors.notSupported(
                    spec.distinguisherMethod().path("type"), GoValue.byValue(spec.distinguisherMethod()), METHODS);
        }
        FieldPath level = spec.path("priorityLevelConfiguration").child("name");
        String levelName = spec.priorityLevelConfiguration().name();
        if (Rules.required(errors, level, levelName, "must reference a priority level")) {
            Rules.format(errors, level, levelName, Formats.DNS_SUBDOMAIN);
        }
        spec.rules().forEach(rule -> rule(errors, rule));
    }

    private static void rule(FieldErrors errors, PolicyRulesWithSubjects rule) {
        rule.subjects().forEach(subject -> SubjectRules.subject(errors, subject));
        Rules.required(errors, rule.path("subjects"), rule.subjects(), "subjects must contain at least one value");
        if (rule.resourceRules().isEmpty() && rule.nonResourceRules().isEmpty()) {
            errors.required(rule.path(), "at least one of resourceRules and nonResourceRules has to be non-empty");
        }
        rule.resourceRules().forEach(objects -> objects(errors, objects));
        rule.nonResourceRules().forEach(paths -> paths(errors, paths));
    }

    private static void verbs(FieldErrors errors, FieldPath path, List<String> verbs) {
        if (listed(errors, path, verbs, "verbs must contain at least one value", "verbs")
                && !Set.copyOf(VERBS).containsAll(new HashSet<>(verbs))) {
            errors.notSupported(path, GoValue.of(verbs), VERBS);
        }
    }

    /** There must be something, and nothing beside {@code *}; answers whether single elements are left to look at. */
    private static boolean listed(
            FieldErrors errors, FieldPath path, List<String> values, String missing, String others) {
        if (!Rules.required(errors, path, values, missing)) {
            return false;
        }
        if (values.contains(ALL) && values.size() > 1) {
            errors.invalid(path, GoValue.of(values), "if '*' is present, must not specify other " + others);
        }
        return !values.contains(ALL);
    }

    private static void objects(FieldErrors errors, ResourcePolicyRule rule) {
        verbs(errors, rule.path("verbs"), rule.verbs());
        listed(
                errors,
                rule.path("apiGroups"),
                rule.apiGroups(),
                "resource rules must supply at least one api group",
                "api groups");
        listed(
                errors,
                rule.path("resources"),
                rule.resources(),
                "resource rules must supply at least one resource",
                "resources");
        if (rule.namespaces().isEmpty() && rule.clusterScope()) {
            return;
        }
        FieldPath path = rule.path("namespaces");
        String missing = "resource rules that are not cluster scoped must supply at least one namespace";
        if (listed(errors, path, rule.namespaces(), missing, "namespaces")) {
            for (int i = 0; i < rule.namespaces().size(); i++) {
                String namespace = rule.namespaces().get(i);
                for (String wrong : Formats.DNS_LABEL.wrong(namespace)) {
                    errors.invalid(
                            path.index(i),
                            namespace,
                            "each member of this list must be '*' or a DNS-1123 label; " + wrong);
                }
            }
        }
    }

    private static void paths(FieldErrors errors, NonResourcePolicyRule rule) {
        verbs(errors, rule.path("verbs"), rule.verbs());
        FieldPath path = rule.path("nonResourceURLs");
        List<String> urls = rule.nonResourceURLs();
        if (listed(errors, path, urls, "nonResourceURLs must contain at least one value", "non-resource URLs")) {
            for (int i = 0; i < urls.size(); i++) {
                String wrong = urlWrong(urls.get(i));
                if (!wrong.isEmpty()) {
                    errors.invalid(path.index(i), urls.get(i), wrong);
                }
            }
        }
    }

    private static String urlWrong(String url) {
        if (url.isEmpty()) {
            return "must not be empty";
        }
        if (!url.startsWith("/")) {
            return "must start with slash";
        }
        if (url.contains(" ")) {
            return "must not contain white-space";
        }
        if (url.contains("//")) {
            return "must not contain double slash";
        }
        int star = url.indexOf(ALL);
        boolean suffix = star == url.length() - 1 && url.endsWith("/*");
        return star < 0 || suffix ? "" : "wildcard can only do suffix matching";
    }
}
