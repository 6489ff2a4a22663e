package io.envtest.internal.pki;

import java.security.cert.X509Certificate;
import java.util.Arrays;
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

    /** What is wrong with a list of authorities that stand for themselves, empty if it is good. */
    public static String problemOfAnchors(String pem) {
        List<Pem.Block> blocks = Pem.decode(pem);
        for (int i = 0; i < blocks.size(); i++) {
            String problem = problemOfAnchor(blocks.get(i));
            if (!problem.isEmpty()) {
                return "entry " + i + " " + problem;
            }
        }
        for (int i = 0; i < blocks.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (Arrays.equals(blocks.get(i).content(), blocks.get(j).content())) {
                    return "duplicate trust anchor (indices [" + j + " " + i + "])";
                }
            }
        }
        return blocks.isEmpty() ? "at least one trust anchor must be provided" : "";
    }

    private static String problemOfAnchor(Pem.Block block) {
        if (!block.type().equals("CERTIFICATE")) {
            return "has bad block type: " + block.type();
        }
        if (!block.headers().isEmpty()) {
            return "has PEM block headers";
        }
        try {
            X509Certificate certificate = KeyMaterial.certificate(block.content());
            if (certificate.getExtensionValue(Oids.BASIC_CONSTRAINTS) == null) {
                return "does not have basic constraints";
            }
            return certificate.getBasicConstraints() < 0 ? "does not have the CA bit set" : "";
        } catch (MalformedDerException e) {
            return "does not parse as X.509";
        }
    }

    /**
     * The first certificate of a chain; text before it is skipped.
     *
     * @throws MalformedDerException if there is none
     */
    public static X509Certificate leaf(String pem) {
        List<Pem.Block> blocks = Pem.decode(pem);
        if (blocks.isEmpty()) {
            throw new MalformedDerException("issued certificate chain must contain at least one certificate");
        }
        return certificate("leaf", blocks.get(0));
    }

    /**
     * Checks what follows the first certificate of a chain.
     *
     * @throws MalformedDerException if a block is no certificate
     */
    public static void checkIntermediates(String pem) {
        Pem.decode(pem).stream().skip(1).forEach(block -> certificate("intermediate", block));
    }

    private static X509Certificate certificate(String which, Pem.Block block) {
        if (!block.type().equals("CERTIFICATE")) {
            throw new MalformedDerException("issued certificate chain must consist entirely of CERTIFICATE PEM blocks");
        }
        try {
            return KeyMaterial.certificate(block.content());
        } catch (MalformedDerException e) {
            throw new MalformedDerException(which + " certificate does not parse as valid X.509");
        }
    }
}
