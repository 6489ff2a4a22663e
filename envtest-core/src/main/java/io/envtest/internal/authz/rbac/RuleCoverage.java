package io.envtest.internal.authz.rbac;

import io.envtest.internal.field.GoQuote;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Compares what somebody wants to grant with what he has. */
final class RuleCoverage {

    private static final String ALL = "*";

    private RuleCoverage() {}

    /** The single rights among the wanted rules that no held rule covers, in words, a line each; empty if none. */
    static String missing(List<PolicyRule> held, List<PolicyRule> wanted) {
        List<PolicyRule> missing = wanted.stream()
                .flatMap(rule -> single(rule).stream())
                .filter(right -> held.stream().noneMatch(rule -> covers(rule, right)))
                .toList();
        TreeSet<String> lines = new TreeSet<>();
        compact(missing).forEach(rule -> lines.add(describe(rule)));
        return String.join("\n", lines);
    }

    /** A rule taken apart: one verb, one group, one resource, one name (if any) or one URL each. */
    private static List<PolicyRule> single(PolicyRule rule) {
        List<PolicyRule> parts = new ArrayList<>();
        List<List<String>> names = rule.resourceNames().isEmpty()
                ? List.of(List.of())
                : rule.resourceNames().stream().map(List::of).toList();
        for (String group : rule.apiGroups()) {
            for (String resource : rule.resources()) {
                for (String verb : rule.verbs()) {
                    names.forEach(name -> parts.add(
                            new PolicyRule(List.of(verb), List.of(group), List.of(resource), name, List.of())));
                }
            }
        }
        for (String url : rule.nonResourceUrls()) {
            for (String verb : rule.verbs()) {
                parts.add(new PolicyRule(List.of(verb), List.of(), List.of(), List.of(), List.of(url)));
            }
        }
        return parts;
    }

    private static boolean covers(PolicyRule held, PolicyRule right) {
        if (!contains(held.verbs(), right.verbs().get(0))) {
            return false;
        }
        if (!right.nonResourceUrls().isEmpty()) {
            String url = right.nonResourceUrls().get(0);
            return held.nonResourceUrls().stream().anyMatch(pattern -> PolicyRule.pathMatches(pattern, url));
        }
        return contains(held.apiGroups(), right.apiGroups().get(0))
                && coversResource(held.resources(), right.resources().get(0))
                && (held.resourceNames().isEmpty()
                        || !right.resourceNames().isEmpty()
                                && held.resourceNames().containsAll(right.resourceNames()));
    }

    private static boolean coversResource(List<String> held, String resource) {
        int slash = resource.indexOf('/');
        return contains(held, resource) || slash >= 0 && held.contains(ALL + resource.substring(slash));
    }

    /** Rights that differ in nothing but the verb become one rule; those about URLs stay alone. */
    private static List<PolicyRule> compact(List<PolicyRule> rights) {
        List<PolicyRule> out = new ArrayList<>();
        Map<PolicyRule, List<String>> verbs = new LinkedHashMap<>();
        for (PolicyRule right : rights) {
            if (right.nonResourceUrls().isEmpty()) {
                verbs.computeIfAbsent(withVerbs(right, List.of()), key -> new ArrayList<>())
                        .addAll(right.verbs());
            } else {
                out.add(right);
            }
        }
        verbs.forEach((rule, all) -> out.add(withVerbs(rule, all)));
        return out;
    }

    private static PolicyRule withVerbs(PolicyRule rule, List<String> verbs) {
        return new PolicyRule(verbs, rule.apiGroups(), rule.resources(), rule.resourceNames(), rule.nonResourceUrls());
    }

    private static String describe(PolicyRule rule) {
        Map<String, List<String>> parts = new LinkedHashMap<>();
        parts.put("APIGroups", rule.apiGroups());
        parts.put("Resources", rule.resources());
        parts.put("NonResourceURLs", rule.nonResourceUrls());
        parts.put("ResourceNames", rule.resourceNames());
        parts.put("Verbs", rule.verbs());
        return parts.entrySet().stream()
                .filter(part -> !part.getValue().isEmpty())
                .map(part -> part.getKey() + ":" + quoted(part.getValue()))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    /** Texts as the real server's messages list them. */
    static String quoted(List<String> texts) {
        return texts.stream().map(GoQuote::quote).collect(Collectors.joining(" ", "[", "]"));
    }

    private static boolean contains(List<String> list, String value) {
        return list.contains(ALL) || list.contains(value);
    }
}
