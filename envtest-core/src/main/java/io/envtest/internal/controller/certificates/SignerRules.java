package io.envtest.internal.controller.certificates;

import io.envtest.internal.pki.AlternativeNames;
import io.envtest.internal.pki.CertificateRequest;
import io.envtest.view.certificates.v1.CertificateSigningRequestSpec;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What each of the cluster's signers signs.
 *
 * @see <a href="https://kubernetes.io/docs/reference/access-authn-authz/certificate-signing-requests/#kubernetes-signers">Kubernetes signers</a>
 */
final class SignerRules {

    static final String CLIENT = "kubernetes.io/kube-apiserver-client";
    static final String KUBELET_CLIENT = "kubernetes.io/kube-apiserver-client-kubelet";
    static final String KUBELET_SERVING = "kubernetes.io/kubelet-serving";
    static final String LEGACY = "kubernetes.io/legacy-unknown";

    private static final String CLIENT_AUTH = "client auth";
    private static final String SERVER_AUTH = "server auth";
    private static final String ENCIPHERMENT = "key encipherment";
    private static final String SIGNATURE = "digital signature";
    private static final String NODE = "system:node:";

    private SignerRules() {}

    /** Whether a signer is one of the cluster's. */
    static boolean isKnown(String signer) {
        return Set.of(CLIENT, KUBELET_CLIENT, KUBELET_SERVING, LEGACY).contains(signer);
    }

    /** Refuses what the signer does not sign. */
    static void check(CertificateSigningRequestSpec spec, CertificateRequest request) throws RefusedRequestException {
        switch (spec.signerName()) {
            case CLIENT -> clientUsages(spec.usages());
            case KUBELET_CLIENT -> kubeletClient(spec, request);
            case KUBELET_SERVING -> kubeletServing(spec, request);
            default -> {
                // the legacy signer signs anything
            }
        }
    }

    private static void clientUsages(List<String> usages) throws RefusedRequestException {
        for (String usage : usages) {
            refuseIf(
                    !Set.of(SIGNATURE, ENCIPHERMENT, CLIENT_AUTH).contains(usage),
                    "invalid usage for client certificate: " + usage);
        }
        refuseIf(!usages.contains(CLIENT_AUTH), "missing required usage for client certificate: " + CLIENT_AUTH);
    }

    private static void kubeletClient(CertificateSigningRequestSpec spec, CertificateRequest request)
            throws RefusedRequestException {
        AlternativeNames names = request.names();
        organization(request);
        refuseIf(!names.dns().isEmpty(), "DNS subjectAltNames are not allowed");
        refuseIf(!names.emails().isEmpty(), "Email subjectAltNames are not allowed");
        refuseIf(!names.ips().isEmpty(), "IP subjectAltNames are not allowed");
        refuseIf(!names.uris().isEmpty(), "URI subjectAltNames are not allowed");
        usages(spec.usages(), CLIENT_AUTH);
        commonName(request);
    }

    private static void kubeletServing(CertificateSigningRequestSpec spec, CertificateRequest request)
            throws RefusedRequestException {
        AlternativeNames names = request.names();
        organization(request);
        refuseIf(names.dns().isEmpty() && names.ips().isEmpty(), "DNS or IP subjectAltName is required");
        refuseIf(!names.emails().isEmpty(), "Email subjectAltNames are not allowed");
        refuseIf(!names.uris().isEmpty(), "URI subjectAltNames are not allowed");
        usages(spec.usages(), SERVER_AUTH);
        commonName(request);
    }

    private static void organization(CertificateRequest request) throws RefusedRequestException {
        refuseIf(
                !request.subject().organizations().equals(List.of("system:nodes")),
                "subject organization is not system:nodes");
    }

    private static void commonName(CertificateRequest request) throws RefusedRequestException {
        refuseIf(!request.subject().commonName().startsWith(NODE), "subject common name does not begin with " + NODE);
    }

    private static void usages(List<String> given, String purpose) throws RefusedRequestException {
        Set<String> required = new TreeSet<>(Set.of(purpose, SIGNATURE, ENCIPHERMENT));
        boolean exact = Set.copyOf(given).equals(required);
        boolean withoutEncipherment = Set.copyOf(given).equals(Set.of(purpose, SIGNATURE));
        refuseIf(!exact && !withoutEncipherment, "usages did not match [" + String.join(" ", required) + "]");
    }

    private static void refuseIf(boolean wrong, String message) throws RefusedRequestException {
        if (wrong) {
            throw new RefusedRequestException(message);
        }
    }
}
