package io.envtest.internal.registry.scheduling;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.rule.Formats;
import io.envtest.internal.registry.rule.GoValue;
import io.envtest.internal.registry.rule.LabelRules;
import io.envtest.internal.registry.rule.NameRules;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.FieldPath;
import io.envtest.view.View;
import io.envtest.view.scheduling.v1alpha2.PodGroupResourceClaim;
import io.envtest.view.scheduling.v1alpha2.PodGroupSchedulingConstraints;
import io.envtest.view.scheduling.v1alpha2.PodGroupSchedulingPolicy;
import io.envtest.view.scheduling.v1alpha2.TopologyConstraint;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Rules that groups of pods and the templates of groups have in common. */
final class GroupRules {

    private static final List<String> DISRUPTION_MODES = List.of("Pod", "PodGroup");
    private static final int MOST_CLAIMS = 4;
    private static final int HIGHEST_PRIORITY = 1_000_000_000;

    private GroupRules() {}

    /** A group is scheduled one way or the other. */
    static void policy(FieldErrors errors, PodGroupSchedulingPolicy policy) {
        exactlyOne(errors, policy, "basic", "gang");
        if (policy.hasGang()) {
            FieldPath path = policy.gang().path("minCount");
            if (policy.gang().minCount() == 0) {
                errors.required(path, "");
            } else {
                Rules.atLeast(errors, path, policy.gang().minCount(), 1);
            }
        }
    }

    /** All pods of a group may have to be near each other. */
    static void constraints(FieldErrors errors, PodGroupSchedulingConstraints constraints) {
        if (!constraints.present()
                || !Rules.maxItems(errors, constraints.path("topology"), constraints.topology(), 1)) {
            return;
        }
        for (TopologyConstraint constraint : constraints.topology()) {
            if (Rules.required(errors, constraint.path("key"), constraint.key())) {
                LabelRules.labelName(errors, constraint.path("key"), constraint.key());
            }
        }
    }

    static void claims(FieldErrors errors, FieldPath path, List<PodGroupResourceClaim> claims) {
        if (!Rules.maxItems(errors, path, claims, MOST_CLAIMS)) {
            return;
        }
        Set<String> names = new HashSet<>();
        for (PodGroupResourceClaim claim : claims) {
            if (!names.add(claim.name())) {
                errors.duplicate(claim.path(), GoValue.inApi(claim));
            }
            exactlyOne(errors, claim, "resourceClaimName", "resourceClaimTemplateName");
            name(errors, claim.path("name"), claim.name());
            if (claim.hasResourceClaimName()) {
                Rules.format(errors, claim.path("resourceClaimName"), claim.resourceClaimName(), Formats.DNS_SUBDOMAIN);
            }
            if (claim.hasResourceClaimTemplateName()) {
                Rules.format(
                        errors,
                        claim.path("resourceClaimTemplateName"),
                        claim.resourceClaimTemplateName(),
                        Formats.DNS_SUBDOMAIN);
            }
        }
    }

    static void disruption(FieldErrors errors, FieldPath path, String mode) {
        Rules.oneOf(errors, path, mode, DISRUPTION_MODES);
    }

    static void priority(FieldErrors errors, FieldPath path, int priority) {
        if (priority > HIGHEST_PRIORITY) {
            errors.invalid(path, priority, "must be less than or equal to " + HIGHEST_PRIORITY);
        }
    }

    /** A label, the length of which messages count in bytes. */
    static void name(FieldErrors errors, FieldPath path, String name) {
        if (Rules.required(errors, path, name)) {
            NameRules.DNS_LABEL
                    .check(name, false)
                    .forEach(wrong -> errors.invalid(path, name, wrong.replace("63 characters", "63 bytes")));
        }
    }

    /** One of the fields must be there, and no two. */
    static void exactlyOne(FieldErrors errors, View view, String... fields) {
        List<String> given = List.of(fields).stream().filter(view::has).toList();
        String known = List.of(fields).stream().map(field -> "`" + field + "`").collect(Collectors.joining(", "));
        if (given.isEmpty()) {
            errors.invalid(view.path(), "", "must specify one of: " + known);
        } else if (given.size() > 1) {
            errors.invalid(view.path(), "{" + String.join(", ", given) + "}", "must specify exactly one of: " + known);
        }
    }

    /** A field stays as it is; the message does not show it. */
    static void immutable(FieldErrors errors, View spec, View old, String field) {
        if (!Rules.same(spec.get(field), old.get(field))) {
            errors.invalid(spec.path(field), null, "field is immutable");
        }
    }
}
