package io.envtest.internal.registry.scheduling;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.rule.ConditionRules;
import io.envtest.internal.registry.rule.Formats;
import io.envtest.internal.registry.rule.GoValue;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.scheduling.v1alpha2.PodGroup;
import io.envtest.view.scheduling.v1alpha2.PodGroupResourceClaim;
import io.envtest.view.scheduling.v1alpha2.PodGroupResourceClaimStatus;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Rules for the status of a group. */
final class PodGroupStatusRules {

    private PodGroupStatusRules() {}

    static void status(FieldErrors errors, PodGroup group, PodGroup old) {
        ConditionRules.conditions(errors, group.status().conditions());
        claims(errors, group);
    }

    private static void claims(FieldErrors errors, PodGroup group) {
        List<String> known = group.spec().resourceClaims().stream()
                .map(PodGroupResourceClaim::name)
                .toList();
        List<PodGroupResourceClaimStatus> claims = group.status().resourceClaimStatuses();
        for (PodGroupResourceClaimStatus claim : claims) {
            if (!known.contains(claim.name())) {
                errors.invalid(
                        claim.path("name"), claim.name(), "must match the name of an entry in `spec.resourceClaims`");
            }
        }
        Set<String> names = new HashSet<>();
        for (PodGroupResourceClaimStatus claim : claims) {
            if (!names.add(claim.name())) {
                errors.duplicate(claim.path(), GoValue.inApi(claim));
            }
        }
        for (PodGroupResourceClaimStatus claim : claims) {
            if (claim.hasResourceClaimName()) {
                Rules.format(errors, claim.path("resourceClaimName"), claim.resourceClaimName(), Formats.DNS_SUBDOMAIN);
            }
        }
    }
}
