package io.envtest.internal.registry.certificates;

/** What the columns of the table tell: the server still describes them with the documentation of v1beta1. */
final class CertificateColumns {

    static final String SIGNER_NAME = """
            Requested signer for the request. It is a qualified name in the form: `scope-hostname.io/name`. If empty, it \
            will be defaulted:
             1. If it's a kubelet client certificate, it is assigned
                "kubernetes.io/kube-apiserver-client-kubelet".
             2. If it's a kubelet serving certificate, it is assigned
                "kubernetes.io/kubelet-serving".
             3. Otherwise, it is assigned "kubernetes.io/legacy-unknown".
            Distribution of trust for signers happens out of band. You can select on this field using `spec.signerName`.""";

    static final String REQUESTOR = "Base64-encoded PKCS#10 CSR data";

    static final String DURATION = """
            expirationSeconds is the requested duration of validity of the issued certificate. The certificate signer \
            may issue a certificate with a different validity duration so a client must check the delta between the \
            notBefore and and notAfter fields in the issued certificate to determine the actual duration.

            The v1.22+ in-tree implementations of the well-known Kubernetes signers will honor this field as long as the \
            requested duration is not greater than the maximum duration they will honor per the \
            --cluster-signing-duration CLI flag to the Kubernetes controller manager.

            Certificate signers may not honor this field for various reasons:

              1. Old signer that is unaware of the field (such as the in-tree
                 implementations prior to v1.22)
              2. Signer whose configured maximum is shorter than the requested duration
              3. Signer whose configured minimum is longer than the requested duration

            The minimum valid value for expirationSeconds is 600, i.e. 10 minutes.""";

    static final String CONDITION = "Conditions applied to the request, such as approval or denial.";

    private CertificateColumns() {}
}
