package io.envtest.internal.pki;

import java.util.List;

/** Certificates in PEM, as signers hand them out. */
public final class CertificateText {

    private CertificateText() {}

    /** What is wrong with a chain of certificates, empty if it is good. */
    public static String problem(String pem) {
        List<Pem.Block> blocks = Pem.decode(pem);
        for (Pem.Block block : blocks) {
            if (!block.type().equals("CERTIFICATE")) {
                return "only CERTIFICATE PEM blocks are allowed, found \"" + block.type() + "\"";
            }
            try {
                KeyMaterial.certificate(block.content());
            } catch (MalformedDerException e) {
                return String.valueOf(e.getMessage());
            }
        }
        return blocks.isEmpty() ? "must contain at least one CERTIFICATE PEM block" : "";
    }
}
