package io.envtest.internal.controller.certificates;

import io.envtest.api.ObjectKey;
import io.envtest.internal.controller.runtime.Controller;
import io.envtest.internal.controller.runtime.ControllerSetup;
import io.envtest.internal.controller.runtime.Lister;
import io.envtest.internal.controller.runtime.Meta;
import io.envtest.internal.controller.runtime.ReconcileLoop;
import io.envtest.internal.controller.runtime.Resources;
import io.envtest.internal.controller.runtime.Result;
import io.envtest.internal.controller.runtime.Timestamps;
import io.envtest.internal.pki.CertificateRequest;
import io.envtest.internal.pki.KeyPurpose;
import io.envtest.view.certificates.v1.CertificateSigningRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Signs approved requests to the cluster's own signers.
 *
 * @see <a href="https://kubernetes.io/docs/reference/access-authn-authz/certificate-signing-requests/">Certificate signing requests</a>
 */
public final class CertificateSigningController extends Controller {

    private static final Duration LONGEST = Duration.ofDays(365);
    private static final Duration SHORTEST = Duration.ofMinutes(10);
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    private final CertificateSigner signer;

    /**
     * Makes the controller.
     *
     * @param signer holds the authority's key
     */
    public CertificateSigningController(CertificateSigner signer) {
        super("certificatesigningrequest-signing-controller", "certificate-controller");
        this.signer = signer;
    }

    @Override
    protected void setUp(ControllerSetup setup) {
        Lister<CertificateSigningRequest> requests = setup.lister(Resources.CERTIFICATE_SIGNING_REQUESTS);
        ReconcileLoop<ObjectKey> loop = setup.loop(key -> {
            requests.get(key)
                    .filter(CertificateSigningController::waits)
                    .ifPresent(request -> handle(setup, requests.copy(request)));
            return Result.DONE;
        });
        setup.watch(Resources.CERTIFICATE_SIGNING_REQUESTS, request -> loop.add(Meta.key(request.metadata())));
    }

    private static boolean waits(CertificateSigningRequest request) {
        return request.status().certificate().isEmpty()
                && SignerRules.isKnown(request.spec().signerName())
                && Requests.is(request, "Approved")
                && !Requests.is(request, "Denied")
                && !Requests.is(request, "Failed");
    }

    private void handle(ControllerSetup setup, CertificateSigningRequest request) {
        Optional<CertificateRequest> content = Requests.read(request);
        if (content.isEmpty()) {
            return;
        }
        Instant now = setup.clock().now();
        try {
            SignerRules.check(request.spec(), content.get());
            String pem =
                    signer.sign(content.get(), usages(request), now.minus(CLOCK_SKEW), now.plus(validity(request)));
            String encoded = Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.US_ASCII));
            request.status().setCertificate(encoded);
        } catch (RefusedRequestException e) {
            request.status()
                    .addConditions()
                    .setType("Failed")
                    .setStatus("True")
                    .setReason("SignerValidationFailure")
                    .setMessage(e.getMessage())
                    .setLastUpdateTime(Timestamps.format(now));
        }
        setup.client().updateStatus(Resources.CERTIFICATE_SIGNING_REQUESTS, request);
    }

    private static Duration validity(CertificateSigningRequest request) {
        if (!request.spec().hasExpirationSeconds()) {
            return LONGEST;
        }
        Duration wanted = Duration.ofSeconds(request.spec().expirationSeconds());
        if (wanted.compareTo(LONGEST) > 0) {
            return LONGEST;
        }
        return wanted.compareTo(SHORTEST) < 0 ? SHORTEST : wanted;
    }

    private static Set<KeyPurpose> usages(CertificateSigningRequest request) {
        Set<KeyPurpose> usages = EnumSet.noneOf(KeyPurpose.class);
        request.spec().usages().forEach(words -> KeyPurpose.named(words).ifPresent(usages::add));
        return usages;
    }
}
