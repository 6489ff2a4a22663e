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
import io.envtest.view.certificates.v1beta1.PodCertificateRequest;
import java.time.Duration;
import java.time.Instant;

/** Deletes requests for certificates of pods a quarter of an hour after they were made: whoever asked asks anew. */
public final class PodCertificateRequestCleaner extends Controller {

    private static final Duration KEPT = Duration.ofMinutes(15);

    /** Makes the controller. */
    public PodCertificateRequestCleaner() {
        super("podcertificaterequest-cleaner-controller", "podcertificaterequestcleaner");
    }

    @Override
    protected void setUp(ControllerSetup setup) {
        Lister<PodCertificateRequest> requests = setup.lister(Resources.POD_CERTIFICATE_REQUESTS);
        ReconcileLoop<ObjectKey> loop = setup.loop(
                key -> requests.get(key).map(request -> clean(setup, request)).orElse(Result.DONE));
        setup.watch(Resources.POD_CERTIFICATE_REQUESTS, request -> loop.add(Meta.key(request.metadata())));
    }

    private static Result clean(ControllerSetup setup, PodCertificateRequest request) {
        Instant made = Timestamps.parse(request.metadata().creationTimestamp()).orElse(Instant.EPOCH);
        return Result.onceDue(
                made.plus(KEPT),
                setup.clock().now(),
                () -> setup.client().deleteIfPresent(Resources.POD_CERTIFICATE_REQUESTS, request.metadata(), ""));
    }
}
