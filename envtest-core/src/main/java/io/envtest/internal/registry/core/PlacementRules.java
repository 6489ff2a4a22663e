package io.envtest.internal.registry.core;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.field.GoQuote;
import io.envtest.internal.registry.rule.Formats;
import io.envtest.internal.registry.rule.LabelRules;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.FieldPath;
import io.envtest.view.core.v1.PodSchedulingGate;
import io.envtest.view.core.v1.PodSpec;
import io.envtest.view.core.v1.Toleration;
import io.envtest.view.core.v1.TopologySpreadConstraint;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Rules of what decides on which node a pod may run, besides affinity. */
public final class PlacementRules {

    private static final List<String> EFFECTS = List.of("NoSchedule", "PreferNoSchedule", "NoExecute");
    private static final List<String> OPERATORS = List.of("Equal", "Exists");
    private static final List<String> COMPARING = List.of("Equal", "Exists", "Lt", "Gt");
    private static final List<String> UNSATISFIABLE = List.of("DoNotSchedule", "ScheduleAnyway");
    private static final List<String> INCLUSION = List.of("Honor", "Ignore");

    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+");
    private static final Pattern PLAIN_NUMBER = Pattern.compile("0|-?[1-9][0-9]*");

    private PlacementRules() {}

    /** Tolerations must make sense. */
    public static void tolerations(FieldErrors errors, List<Toleration> tolerations, PodAllowances allowed) {
        tolerations.forEach(toleration -> toleration(errors, toleration.path(), toleration, allowed));
    }

    /** The same of one that stands at this path. */
    static void toleration(FieldErrors errors, FieldPath path, Toleration toleration, PodAllowances allowed) {
        if (!toleration.key().isEmpty()) {
            LabelRules.labelName(errors, path.child("key"), toleration.key());
        }
        if (toleration.key().isEmpty() && !toleration.operator().equals("Exists")) {
            errors.invalid(
                    path.child("operator"),
                    toleration.operator(),
                    "operator must be Exists when `key` is empty, which means \"match all values and all keys\"");
        }
        if (toleration.hasTolerationSeconds() && !toleration.effect().equals("NoExecute")) {
            errors.invalidOwnType(
                    path.child("effect"),
                    toleration.effect(),
                    "effect must be 'NoExecute' when `tolerationSeconds` is set");
        }
        switch (toleration.operator()) {
            case "Equal", "" ->
                Rules.optionalFormat(errors, path.child("operator"), toleration.value(), Formats.LABEL_VALUE);
            case "Exists" -> {
                if (!toleration.value().isEmpty()) {
                    errors.invalid(
                            path.child("operator"),
                            toleration.value(),
                            "value must be empty when `operator` is 'Exists'");
                }
            }
            case "Lt", "Gt" -> {
                if (allowed.comparingTolerations()) {
                    number(errors, path.child("value"), toleration.value());
                } else {
                    errors.notSupported(path.child("operator"), toleration.operator(), COMPARING);
                }
            }
            default -> errors.notSupported(path.child("operator"), toleration.operator(), OPERATORS);
        }
        if (!toleration.effect().isEmpty()) {
            Rules.oneOf(errors, path.child("effect"), toleration.effect(), EFFECTS);
        }
    }

    /** What taints are compared with must be a whole number of 64 bits, written plainly. */
    private static void number(FieldErrors errors, FieldPath path, String value) {
        if (value.isEmpty()) {
            errors.invalid(path, value, "must be non-empty");
        } else if (!PLAIN_NUMBER.matcher(value).matches()) {
            errors.invalid(path, value, "must be a valid decimal integer in canonical form");
        }
        String parsing = "strconv.ParseInt: parsing " + GoQuote.quote(value) + ": ";
        if (!NUMBER.matcher(value).matches()) {
            errors.invalid(path, value, parsing + "invalid syntax");
        } else if (new BigInteger(value).bitLength() >= Long.SIZE) {
            errors.invalid(path, value, parsing + "value out of range");
        }
    }

    static void gates(FieldErrors errors, PodSpec spec) {
        Set<String> seen = new HashSet<>();
        for (PodSchedulingGate gate : spec.schedulingGates()) {
            Rules.format(errors, gate.path(), gate.name(), Formats.QUALIFIED_NAME);
            if (!seen.add(gate.name())) {
                errors.duplicate(gate.path(), gate.name());
            }
        }
    }

    static void spread(FieldErrors errors, PodSpec spec, Map<String, String> labels) {
        List<TopologySpreadConstraint> constraints = spec.topologySpreadConstraints();
        for (int i = 0; i < constraints.size(); i++) {
            TopologySpreadConstraint constraint = constraints.get(i);
            if (constraint.maxSkew() <= 0) {
                errors.invalid(constraint.path("maxSkew"), constraint.maxSkew(), "must be greater than zero");
            }
            Rules.required(errors, constraint.path("topologyKey"), constraint.topologyKey(), "can not be empty");
            Rules.oneOf(errors, constraint.path("whenUnsatisfiable"), constraint.whenUnsatisfiable(), UNSATISFIABLE);
            repeated(errors, constraint, constraints.subList(i + 1, constraints.size()));
            domains(errors, constraint);
            if (constraint.hasNodeAffinityPolicy()) {
                Rules.oneOf(errors, constraint.path("nodeAffinityPolicy"), constraint.nodeAffinityPolicy(), INCLUSION);
            }
            if (constraint.hasNodeTaintsPolicy()) {
                Rules.oneOf(errors, constraint.path("nodeTaintsPolicy"), constraint.nodeTaintsPolicy(), INCLUSION);
            }
            keys(errors, constraint);
            LabelKeyRules.unselected(
                    errors,
                    constraint.path(),
                    constraint.labelSelector(),
                    constraint.matchLabelKeys(),
                    List.of(),
                    labels);
            LabelRules.selector(errors, constraint.labelSelector());
        }
    }

    private static void repeated(
            FieldErrors errors, TopologySpreadConstraint constraint, List<TopologySpreadConstraint> later) {
        String pair = pair(constraint);
        later.stream()
                .filter(other -> pair(other).equals(pair))
                .forEach(other -> errors.duplicate(constraint.path("{topologyKey, whenUnsatisfiable}"), pair));
    }

    private static String pair(TopologySpreadConstraint constraint) {
        return "{" + constraint.topologyKey() + ", " + constraint.whenUnsatisfiable() + "}";
    }

    private static void domains(FieldErrors errors, TopologySpreadConstraint constraint) {
        if (!constraint.hasMinDomains()) {
            return;
        }
        if (constraint.minDomains() <= 0) {
            errors.invalid(constraint.path("minDomains"), constraint.minDomains(), "must be greater than zero");
        }
        if (!constraint.whenUnsatisfiable().equals("DoNotSchedule")) {
            errors.invalid(
                    constraint.path("minDomains"),
                    constraint.minDomains(),
                    "can only use minDomains if whenUnsatisfiable=DoNotSchedule, not "
                            + constraint.whenUnsatisfiable());
        }
    }

    private static void keys(FieldErrors errors, TopologySpreadConstraint constraint) {
        List<String> keys = constraint.matchLabelKeys();
        if (keys.isEmpty()) {
            return;
        }
        if (!constraint.labelSelector().present()) {
            errors.forbidden(constraint.path("matchLabelKeys"), "must not be specified when labelSelector is not set");
            return;
        }
        for (int i = 0; i < keys.size(); i++) {
            LabelRules.labelName(errors, constraint.path("matchLabelKeys").index(i), keys.get(i));
        }
    }
}
