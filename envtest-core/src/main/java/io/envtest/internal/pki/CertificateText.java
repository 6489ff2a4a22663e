package io.envtest.internal.pki;

import java.util.List;

/** Certificates in PEM, as signers hand them out. */
public final class CertificateText {

    private CertificateText() {}

    /** What is wrong with the authorities that a client is to trust, empty if one of them can be read. */
    public static String problemOfBundle(String pem) {
        String problem = "";
        List<Pem.Block> blocks = Pem.decode(pem);
        for (Pem.Block block : blocks) {
            if (block.type().equals("CERTIFICATE")) {
                try {
                    KeyMaterial.certificate(block.content());
                    return "";
                } catch (MalformedDerException e) {
                    problem = problem.isEmpty() ? "failed to parse certificate: " + e.getMessage() : problem;
                }
            }
        }
        if (!problem.isEmpty()) {
            return problem;
        }
        return blocks.isEmpty() ? "unable to parse bytes as PEM block" : "no valid certificate authority data seen";
    }

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
