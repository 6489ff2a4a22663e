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
import io.envtest.view.certificates.v1.CertificateSigningRequest;
import io.envtest.view.certificates.v1.CertificateSigningRequestCondition;
import java.time.Duration;
import java.time.Instant;

/** Deletes old requests: settled ones after an hour, others after a day. */
public final class CertificateCleanerController extends Controller {

    private static final Duration SETTLED = Duration.ofHours(1);
    private static final Duration OPEN = Duration.ofHours(24);

    /** Makes the controller. */
    public CertificateCleanerController() {
        super("certificatesigningrequest-cleaner-controller", "certificate-controller");
    }

    @Override
    protected void setUp(ControllerSetup setup) {
        Lister<CertificateSigningRequest> requests = setup.lister(Resources.CERTIFICATE_SIGNING_REQUESTS);
        ReconcileLoop<ObjectKey> loop = setup.loop(
                key -> requests.get(key).map(request -> clean(setup, request)).orElse(Result.DONE));
        setup.watch(Resources.CERTIFICATE_SIGNING_REQUESTS, request -> loop.add(Meta.key(request.metadata())));
    }

    private static Result clean(ControllerSetup setup, CertificateSigningRequest request) {
        return Result.onceDue(
                end(request),
                setup.clock().now(),
                () -> setup.client().deleteIfPresent(Resources.CERTIFICATE_SIGNING_REQUESTS, request.metadata(), ""));
    }

    private static Instant end(CertificateSigningRequest request) {
        Instant end = time(request.metadata().creationTimestamp()).plus(OPEN);
        for (CertificateSigningRequestCondition condition : request.status().conditions()) {
            boolean settles = !condition.type().equals("Approved")
                    || !request.status().certificate().isEmpty();
            Instant settled = time(condition.lastUpdateTime()).plus(SETTLED);
            if (settles && condition.hasLastUpdateTime() && settled.isBefore(end)) {
                end = settled;
            }
        }
        return end;
    }

    private static Instant time(String text) {
        return Timestamps.parse(text).orElse(Instant.EPOCH);
    }
}
