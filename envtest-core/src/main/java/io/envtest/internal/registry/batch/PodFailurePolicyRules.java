package io.envtest.internal.registry.batch;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.rule.Formats;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.FieldPath;
import io.envtest.view.batch.v1.JobSpec;
import io.envtest.view.batch.v1.PodFailurePolicyOnExitCodesRequirement;
import io.envtest.view.batch.v1.PodFailurePolicyOnPodConditionsPattern;
import io.envtest.view.batch.v1.PodFailurePolicyRule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Rules of what a Job makes of failed pods. */
final class PodFailurePolicyRules {

    private static final int MOST_RULES = 20;
    private static final int MOST_CONDITIONS = 20;
    private static final int MOST_EXIT_CODES = 255;
    private static final List<String> ACTIONS = List.of("Count", "FailIndex", "FailJob", "Ignore");
    private static final List<String> OPERATORS = List.of("In", "NotIn");
    private static final List<String> STATUSES = List.of("False", "True", "Unknown");

    private PodFailurePolicyRules() {}

    static void policy(FieldErrors errors, JobSpec spec) {
        List<PodFailurePolicyRule> rules = spec.podFailurePolicy().rules();
        Rules.maxItems(errors, spec.podFailurePolicy().path("rules"), rules, MOST_RULES);
        Set<String> names = new HashSet<>();
        spec.template().spec().containers().forEach(container -> names.add(container.name()));
        spec.template().spec().initContainers().forEach(container -> names.add(container.name()));
        rules.forEach(rule -> rule(errors, spec, rule, names));
    }

    private static void rule(FieldErrors errors, JobSpec spec, PodFailurePolicyRule rule, Set<String> names) {
        boolean named = said(errors, rule.path("action"), rule.action(), ACTIONS);
        if (named && rule.action().equals("FailIndex") && !spec.hasBackoffLimitPerIndex()) {
            errors.invalid(rule.path("action"), rule.action(), "requires the backoffLimitPerIndex to be set");
        }
        boolean exits = rule.onExitCodes().present();
        boolean conditions = !rule.onPodConditions().isEmpty();
        if (exits) {
            exitCodes(errors, rule.onExitCodes(), names);
        }
        if (conditions) {
            conditions(errors, rule);
        }
        if (exits && conditions) {
            errors.invalid(rule.path(), "specifying both OnExitCodes and OnPodConditions is not supported");
        }
        if (!exits && !conditions) {
            errors.invalid(rule.path(), "specifying one of OnExitCodes and OnPodConditions is required");
        }
    }

    private static void exitCodes(
            FieldErrors errors, PodFailurePolicyOnExitCodesRequirement requirement, Set<String> names) {
        said(errors, requirement.path("operator"), requirement.operator(), OPERATORS);
        if (requirement.hasContainerName() && !names.contains(requirement.containerName())) {
            errors.invalid(
                    requirement.path("containerName"),
                    requirement.containerName(),
                    "must be one of the container or initContainer names in the pod template");
        }
        List<Integer> values = requirement.values();
        FieldPath path = requirement.path("values");
        if (values.isEmpty()) {
            boolean given = requirement.get("values").isArray();
            errors.invalid(path, given ? requirement.get("values") : null, "at least one value is required");
        } else {
            Rules.maxItems(errors, path, values, MOST_EXIT_CODES);
        }
        values(errors, requirement, path, values);
    }

    private static void values(
            FieldErrors errors,
            PodFailurePolicyOnExitCodesRequirement requirement,
            FieldPath path,
            List<Integer> values) {
        Set<Integer> seen = new HashSet<>();
        for (int i = 0; i < values.size(); i++) {
            int value = values.get(i);
            if (value == 0 && requirement.operator().equals("In")) {
                errors.invalid(path.index(i), value, "must not be 0 for the In operator");
            }
            if (!seen.add(value)) {
                errors.duplicate(path.index(i), value);
            }
        }
        if (!values.equals(new ArrayList<>(values).stream().sorted().toList())) {
            errors.invalid(path, requirement.get("values"), "must be ordered");
        }
    }

    private static void conditions(FieldErrors errors, PodFailurePolicyRule rule) {
        Rules.maxItems(errors, rule.path("onPodConditions"), rule.onPodConditions(), MOST_CONDITIONS);
        for (PodFailurePolicyOnPodConditionsPattern pattern : rule.onPodConditions()) {
            Rules.format(errors, pattern.path("type"), pattern.type(), Formats.QUALIFIED_NAME);
            said(errors, pattern.path("status"), pattern.status(), STATUSES);
        }
    }

    private static boolean said(FieldErrors errors, FieldPath path, String value, List<String> supported) {
        String list = supported.stream().map(each -> '"' + each + '"').collect(Collectors.joining(" ", "[", "]"));
        return Rules.required(errors, path, value, "valid values: " + list)
                && Rules.oneOf(errors, path, value, supported);
    }
}
