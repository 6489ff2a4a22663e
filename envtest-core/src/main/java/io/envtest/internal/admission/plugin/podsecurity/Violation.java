package io.envtest.internal.admission.plugin.podsecurity;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Where a pod breaks a standard.
 *
 * @param reason in short
 * @param detail which containers, which values
 */
record Violation(String reason, String detail) {

    static String details(List<Violation> violations) {
        return violations.stream()
                .map(violation -> violation.reason + " (" + violation.detail + ")")
                .collect(Collectors.joining(", "));
    }

    static String reasons(List<Violation> violations) {
        return violations.stream().map(Violation::reason).collect(Collectors.joining(", "));
    }
}
