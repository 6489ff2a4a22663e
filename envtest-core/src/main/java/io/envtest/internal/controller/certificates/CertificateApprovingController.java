package io.envtest.internal.controller.certificates;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.GroupVersionResource;
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
import io.envtest.view.authorization.v1.ResourceAttributes;
import io.envtest.view.authorization.v1.SubjectAccessReview;
import io.envtest.view.authorization.v1.SubjectAccessReviewSpec;
import io.envtest.view.certificates.v1.CertificateSigningRequest;
import java.util.Optional;

/** Approves client certificates of kubelets for those who may have them. */
public final class CertificateApprovingController extends Controller {

    private static final GroupVersionResource REVIEWS =
            new GroupVersionResource("authorization.k8s.io", "v1", "subjectaccessreviews");

    /** Makes the controller. */
    public CertificateApprovingController() {
        super("certificatesigningrequest-approving-controller", "certificate-controller");
    }

    @Override
    protected void setUp(ControllerSetup setup) {
        Lister<CertificateSigningRequest> requests = setup.lister(Resources.CERTIFICATE_SIGNING_REQUESTS);
        ReconcileLoop<ObjectKey> loop = setup.loop(key -> {
            requests.get(key)
                    .filter(CertificateApprovingController::isOpen)
                    .ifPresent(request -> review(setup, requests.copy(request)));
            return Result.DONE;
        });
        setup.watch(Resources.CERTIFICATE_SIGNING_REQUESTS, request -> loop.add(Meta.key(request.metadata())));
    }

    private static boolean isOpen(CertificateSigningRequest request) {
        return request.status().certificate().isEmpty()
                && request.spec().signerName().equals(SignerRules.KUBELET_CLIENT)
                && !Requests.is(request, "Approved")
                && !Requests.is(request, "Denied");
    }

    private static void review(ControllerSetup setup, CertificateSigningRequest request) {
        Optional<CertificateRequest> content = Requests.read(request);
        if (content.isEmpty() || !isForKubelet(request, content.get())) {
            return;
        }
        boolean own = request.spec().username().equals(content.get().subject().commonName());
        if (own && isAllowed(setup, request, "selfnodeclient")) {
            approve(setup, request, "Auto approving self kubelet client certificate after SubjectAccessReview.");
        } else if (isAllowed(setup, request, "nodeclient")) {
            approve(setup, request, "Auto approving kubelet client certificate after SubjectAccessReview.");
        }
    }

    private static boolean isForKubelet(CertificateSigningRequest request, CertificateRequest content) {
        try {
            SignerRules.check(request.spec(), content);
            return true;
        } catch (RefusedRequestException e) {
            return false; // left to people
        }
    }

    private static boolean isAllowed(ControllerSetup setup, CertificateSigningRequest request, String subresource) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        SubjectAccessReview review = SubjectAccessReview.of(object);
        review.setApiVersion(REVIEWS.apiVersion()).setKind(SubjectAccessReview.KIND);
        SubjectAccessReviewSpec spec = review.spec();
        spec.setUser(request.spec().username())
                .setGroups(request.spec().groups())
                .setUid(request.spec().uid());
        if (request.spec().hasExtra()) {
            spec.materialize().set("extra", request.spec().get("extra"));
        }
        ResourceAttributes attributes = spec.resourceAttributes();
        attributes
                .setGroup("certificates.k8s.io")
                .setResource("certificatesigningrequests")
                .setVerb("create")
                .setSubresource(subresource)
                .setVersion("*");
        return SubjectAccessReview.of(setup.client().api().create(REVIEWS, "", object))
                .status()
                .allowed();
    }

    private static void approve(ControllerSetup setup, CertificateSigningRequest request, String message) {
        request.status()
                .addConditions()
                .setType("Approved")
                .setStatus("True")
                .setReason("AutoApproved")
                .setMessage(message)
                .setLastUpdateTime(Timestamps.now(setup.clock()));
        setup.client()
                .api()
                .updateSubresource(
                        Resources.CERTIFICATE_SIGNING_REQUESTS.id(),
                        "",
                        request.metadata().name(),
                        "approval",
                        request.node());
    }
}
