package io.envtest.internal.registry.certificates;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.FieldPath;
import io.envtest.view.certificates.v1.CertificateSigningRequest;
import io.envtest.view.certificates.v1.CertificateSigningRequestCondition;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Conditions of requests: approved, denied, failed, and others. */
final class Conditions {

    static final String APPROVED = "Approved";
    static final String DENIED = "Denied";
    static final String FAILED = "Failed";

    private static final Set<String> KNOWN = Set.of(APPROVED, DENIED, FAILED);

    private Conditions() {}

    /** How a request stands, for the table. */
    static String summary(CertificateSigningRequest csr) {
        String verdict = "Pending";
        if (has(csr, DENIED)) {
            verdict = DENIED;
        } else if (has(csr, APPROVED)) {
            verdict = APPROVED;
        }
        return verdict
                + (has(csr, FAILED) ? "," + FAILED : "")
                + (csr.status().certificate().isEmpty() ? "" : ",Issued");
    }

    /** Dates conditions that have no dates; one that was there before keeps its time of transition. */
    static void date(CertificateSigningRequest csr, CertificateSigningRequest old, String now) {
        for (CertificateSigningRequestCondition condition : csr.status().conditions()) {
            if (condition.lastTransitionTime().isEmpty()) {
                condition.setLastTransitionTime(old.status().conditions().stream()
                        .filter(before -> before.type().equals(condition.type())
                                && before.status().equals(condition.status())
                                && !before.lastTransitionTime().isEmpty())
                        .map(CertificateSigningRequestCondition::lastTransitionTime)
                        .findFirst()
                        .orElse(now));
            }
            if (condition.lastUpdateTime().isEmpty()) {
                condition.setLastUpdateTime(now);
            }
        }
    }

    /** Puts an approval or denial back as it was, unless it is missing or new, which is told later. */
    static void keepVerdict(CertificateSigningRequest csr, CertificateSigningRequest old) {
        for (String type : List.of(APPROVED, DENIED)) {
            if (count(csr, type) == 1 && count(old, type) == 1) {
                of(csr, type).forEach(now -> of(old, type).forEach(now::replaceWith));
            }
        }
    }

    private static List<CertificateSigningRequestCondition> of(CertificateSigningRequest csr, String type) {
        return csr.status().conditions().stream()
                .filter(condition -> condition.type().equals(type))
                .toList();
    }

    static void check(FieldErrors errors, CertificateSigningRequest csr) {
        FieldPath path = csr.status().path("conditions");
        Set<String> seen = new HashSet<>();
        for (CertificateSigningRequestCondition condition : csr.status().conditions()) {
            String type = condition.type();
            Rules.required(errors, condition.path("type"), type);
            List<String> allowed = KNOWN.contains(type) ? List.of("True") : List.of("False", "True", "Unknown");
            Rules.requiredOneOf(errors, condition.path("status"), condition.status(), allowed);
            boolean both =
                    type.equals(APPROVED) && seen.contains(DENIED) || type.equals(DENIED) && seen.contains(APPROVED);
            if (both) {
                errors.invalid(path, type, "Approved and Denied conditions are mutually exclusive");
            }
            if (!type.isEmpty() && !seen.add(type)) {
                errors.duplicate(condition.path("type"), type);
            }
        }
    }

    /** A verdict stays. */
    static void kept(FieldErrors errors, CertificateSigningRequest csr, CertificateSigningRequest old) {
        for (String type : List.of(APPROVED, DENIED, FAILED)) {
            if (count(csr, type) < count(old, type)) {
                forbidden(errors, csr, "updates may not remove a condition of type \"" + type + "\"");
            }
        }
    }

    /** Only the subresource for it approves and denies. */
    static void notAdded(FieldErrors errors, CertificateSigningRequest csr, CertificateSigningRequest old) {
        for (String type : List.of(APPROVED, DENIED)) {
            if (count(csr, type) > count(old, type)) {
                forbidden(errors, csr, "updates may not add a condition of type \"" + type + "\"");
            }
        }
    }

    private static void forbidden(FieldErrors errors, CertificateSigningRequest csr, String why) {
        errors.forbidden(csr.status().path("conditions"), why);
    }

    private static boolean has(CertificateSigningRequest csr, String type) {
        return count(csr, type) > 0;
    }

    private static long count(CertificateSigningRequest csr, String type) {
        return of(csr, type).size();
    }
}
