package io.envtest.internal.registry.certificates;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.pki.CertificateText;
import io.envtest.internal.pki.MalformedDerException;
import io.envtest.internal.registry.StatusStrategy;
import io.envtest.internal.registry.StrategyContext;
import io.envtest.internal.registry.rule.ConditionRules;
import io.envtest.internal.registry.rule.Fields;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.FieldPath;
import io.envtest.view.certificates.v1beta1.PodCertificateRequest;
import io.envtest.view.certificates.v1beta1.PodCertificateRequestStatus;
import io.envtest.view.meta.v1.Condition;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The status of a request for a pod: the signer issues or denies once, and nothing changes after that. */
final class PodCertificateStatus extends StatusStrategy<PodCertificateRequest> {

    private static final String ISSUED = "Issued";
    private static final List<String> VERDICTS = List.of(ISSUED, "Denied", "Failed");
    private static final int CHAIN_BYTES = 100 * 1024;
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);
    private static final Duration MARGIN = Duration.ofMinutes(10);

    PodCertificateStatus() {
        super(PodCertificateRequest::of);
    }

    /** What the signer said; empty as long as it said nothing. */
    static Optional<String> verdict(PodCertificateRequest request) {
        return request.status().conditions().stream()
                .map(Condition::type)
                .filter(VERDICTS::contains)
                .findFirst();
    }

    @Override
    protected void prepare(StrategyContext context, PodCertificateRequest request, PodCertificateRequest old) {
        super.prepare(context, request, old);
        Fields.keepMetadata(request, old);
    }

    @Override
    protected void validate(
            StrategyContext context, PodCertificateRequest request, PodCertificateRequest old, FieldErrors errors) {
        metadata(request, old, errors);
        PodCertificateRequestStatus status = request.status();
        FieldErrors found = new FieldErrors();
        conditions(found, status);
        ConditionRules.conditions(found, status.conditions());
        errors.addAll(found);
        boolean changed = !Rules.same(status, old.status());
        if (!found.isEmpty()) {
            return;
        }
        if (verdict(old).isPresent()) {
            if (changed) {
                errors.invalid(status.path(), "immutable after PodCertificateRequest is issued, denied, or failed");
            }
            return;
        }
        Optional<String> verdict = verdict(request);
        if (verdict.isEmpty()) {
            if (changed) {
                errors.invalid(
                        status.path(),
                        "status is immutable unless transitioning to \"Issued\", \"Denied\", or \"Failed\"");
            }
        } else if (verdict.get().equals(ISSUED)) {
            issued(context, errors, request);
        } else if (status.hasCertificateChain()
                || status.hasNotBefore()
                || status.hasNotAfter()
                || status.hasBeginRefreshAt()) {
            errors.invalid(
                    status.path(),
                    "non-condition status fields must be empty when denying or failing the PodCertificateRequest");
        }
    }

    private static void conditions(FieldErrors errors, PodCertificateRequestStatus status) {
        boolean told = false;
        for (int i = 0; i < status.conditions().size(); i++) {
            Condition condition = status.conditions().get(i);
            FieldPath path = status.path("conditions").child("[" + i + "]");
            if (!Rules.oneOf(errors, path.child("type"), condition.type(), VERDICTS)) {
                continue;
            }
            Rules.oneOf(errors, path.child("status"), condition.status(), List.of("True"));
            if (told) {
                errors.invalid(
                        path.child("type"),
                        condition.type(),
                        "There may be at most one condition with type \"Issued\", \"Denied\", or \"Failed\"");
            }
            told = true;
        }
    }

    /** The leaf is looked at first, what it says of time next, and the rest of the chain last. */
    private static void issued(StrategyContext context, FieldErrors errors, PodCertificateRequest request) {
        PodCertificateRequestStatus status = request.status();
        FieldPath path = status.path("certificateChain");
        if (!Rules.maxBytes(errors, path, status.certificateChain(), CHAIN_BYTES)) {
            return;
        }
        try {
            X509Certificate leaf = CertificateText.leaf(status.certificateChain());
            if (!leaf.getPublicKey().equals(PodCertificateRules.key(request.spec()))) {
                throw new MalformedDerException("leaf certificate was not issued to the requested public key");
            }
            if (times(errors, status, leaf, context.now())) {
                CertificateText.checkIntermediates(status.certificateChain());
            }
        } catch (MalformedDerException e) {
            errors.invalid(path, status.certificateChain(), String.valueOf(e.getMessage()));
        }
    }

    private static boolean times(
            FieldErrors errors, PodCertificateRequestStatus status, X509Certificate leaf, Instant now) {
        Instant from = leaf.getNotBefore().toInstant();
        Instant to = leaf.getNotAfter().toInstant();
        FieldPath start = status.path("notBefore");
        if (!time(errors, start, status.notBefore(), from, "NotBefore")) {
            return false;
        }
        if (Duration.between(from, now).abs().compareTo(CLOCK_SKEW) > 0) {
            errors.invalid(
                    start, status.notBefore(), "must be set to within 5 minutes of kube-apiserver's current time");
            return false;
        }
        return time(errors, status.path("notAfter"), status.notAfter(), to, "NotAfter")
                && refresh(errors, status.path("beginRefreshAt"), status.beginRefreshAt(), from, to);
    }

    private static boolean time(FieldErrors errors, FieldPath path, String given, Instant encoded, String what) {
        if (given.isEmpty()) {
            errors.required(path, "must be present and consistent with the issued certificate");
            return false;
        }
        boolean same = Instant.parse(given).equals(encoded);
        if (!same) {
            errors.invalid(path, given, "must be set to the " + what + " time encoded in the leaf certificate");
        }
        return same;
    }

    private static boolean refresh(FieldErrors errors, FieldPath path, String given, Instant from, Instant to) {
        if (given.isEmpty()) {
            errors.required(path, "must be present and in the range [notbefore+10min, notafter-10min]");
            return false;
        }
        Instant at = Instant.parse(given);
        if (at.isBefore(from.plus(MARGIN))) {
            errors.invalid(path, given, "must be at least 10 minutes after status.notBefore");
            return false;
        }
        if (at.isAfter(to.minus(MARGIN))) {
            errors.invalid(path, given, "must be at least 10 minutes before status.notAfter");
            return false;
        }
        return true;
    }
}
