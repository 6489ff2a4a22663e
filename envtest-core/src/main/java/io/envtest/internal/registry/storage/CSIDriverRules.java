package io.envtest.internal.registry.storage;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.FieldPath;
import io.envtest.view.storage.v1.CSIDriverSpec;
import io.envtest.view.storage.v1.TokenRequest;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Rules of what a driver says about itself. */
final class CSIDriverRules {

    private static final List<String> GROUP_POLICIES = List.of("File", "None", "ReadWriteOnceWithFSType");
    private static final List<String> MODES = List.of("Persistent", "Ephemeral");
    private static final long SHORTEST_TOKEN = 600;
    private static final long LONGEST_TOKEN = 1L << 32;
    private static final long SHORTEST_PERIOD = 10;

    private CSIDriverRules() {}

    static void spec(FieldErrors errors, CSIDriverSpec spec) {
        Rules.oneOf(errors, spec.path("fsGroupPolicy"), spec.fsGroupPolicy(), GROUP_POLICIES);
        tokens(errors, spec.path("tokenRequests"), spec.tokenRequests());
        for (String mode : spec.volumeLifecycleModes()) {
            Rules.oneOf(errors, spec.path("volumeLifecycleModes"), mode, MODES);
        }
        if (spec.hasNodeAllocatableUpdatePeriodSeconds()
                && spec.nodeAllocatableUpdatePeriodSeconds() < SHORTEST_PERIOD) {
            errors.invalid(
                    spec.path("nodeAllocatableUpdatePeriodSeconds"),
                    spec.nodeAllocatableUpdatePeriodSeconds(),
                    "must be greater than or equal to " + SHORTEST_PERIOD + " seconds");
        }
        if (spec.hasServiceAccountTokenInSecrets() && spec.tokenRequests().isEmpty()) {
            errors.invalid(
                    spec.path("serviceAccountTokenInSecrets"),
                    spec.serviceAccountTokenInSecrets(),
                    "serviceAccountTokenInSecrets is set but no tokenRequests are specified");
        }
    }

    private static void tokens(FieldErrors errors, FieldPath path, List<TokenRequest> requests) {
        Set<String> audiences = new HashSet<>();
        for (int i = 0; i < requests.size(); i++) {
            TokenRequest request = requests.get(i);
            if (!audiences.add(request.audience())) {
                errors.duplicate(path.index(i).child("audience"), request.audience());
                continue;
            }
            if (!request.hasExpirationSeconds()) {
                continue;
            }
            FieldPath expiration = path.index(i).child("expirationSeconds");
            if (request.expirationSeconds() < SHORTEST_TOKEN) {
                errors.invalid(
                        expiration, request.expirationSeconds(), "may not specify a duration less than 10 minutes");
            }
            if (request.expirationSeconds() > LONGEST_TOKEN) {
                errors.invalid(
                        expiration, request.expirationSeconds(), "may not specify a duration larger than 2^32 seconds");
            }
        }
    }

    /** What pods on nodes rely on must stay. */
    static void updated(FieldErrors errors, CSIDriverSpec spec, CSIDriverSpec old) {
        Rules.immutable(errors, spec.path("attachedRequired"), spec.attachRequired(), old.attachRequired());
        FieldPath modes = spec.path("volumeLifecycleModes");
        Rules.immutable(errors, modes, spec.volumeLifecycleModes(), old.volumeLifecycleModes());
    }
}
