package io.envtest.internal.admission.plugin.noderestriction;

import io.envtest.internal.admission.AdmissionRequest;
import io.envtest.internal.admission.Operation;
import io.envtest.internal.pki.CertificateRequest;
import io.envtest.internal.pki.MalformedDerException;
import io.envtest.view.certificates.v1.CertificateSigningRequest;
import java.util.Set;

/** A node asks for certificates of its own only. */
final class NodeRequests {

    private static final Set<String> SIGNERS =
            Set.of("kubernetes.io/kube-apiserver-client-kubelet", "kubernetes.io/kubelet-serving");

    private NodeRequests() {}

    static void check(AdmissionRequest request) {
        if (request.operation() != Operation.CREATE || request.object() == null) {
            return;
        }
        CertificateSigningRequest csr = CertificateSigningRequest.of(request.object());
        String user = request.context().user().name();
        if (SIGNERS.contains(csr.spec().signerName())
                && !commonName(request, csr.spec().request()).equals(user)) {
            throw request.forbidden("can only create a node CSR with CN=" + user);
        }
    }

    private static String commonName(AdmissionRequest request, String base64) {
        try {
            return CertificateRequest.parsePem(base64).subject().commonName();
        } catch (MalformedDerException | IllegalArgumentException e) {
            throw request.forbidden("unable to parse csr: " + e.getMessage());
        }
    }
}
