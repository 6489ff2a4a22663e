package io.envtest.internal.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Whether a certificate is for a server of some name. Pure. */
final class ServerNames {

    private static final String ALTERNATIVES = "2.5.29.17";
    private static final int DNS = 2;
    private static final int ADDRESS = 7;

    private ServerNames() {}

    static void check(X509Certificate certificate, String wanted) throws UntrustedException {
        if (isAddress(wanted)) {
            checkAddress(certificate, wanted);
        } else {
            checkName(certificate, wanted);
        }
    }

    /** Whether this is an address rather than a name. */
    static boolean isAddress(String host) {
        return host.indexOf(':') >= 0 || host.matches("\\d{1,3}(\\.\\d{1,3}){3}");
    }

    private static void checkAddress(X509Certificate certificate, String wanted) throws UntrustedException {
        List<String> addresses = alternatives(certificate, ADDRESS);
        checkLegacy(certificate, wanted);
        if (addresses.isEmpty()) {
            throw new UntrustedException(
                    "cannot validate certificate for " + wanted + " because it doesn't contain any IP SANs");
        }
        if (addresses.stream().noneMatch(address -> normal(address).equals(normal(wanted)))) {
            throw new UntrustedException(
                    "certificate is valid for " + String.join(", ", addresses) + ", not " + wanted);
        }
    }

    private static void checkName(X509Certificate certificate, String wanted) throws UntrustedException {
        List<String> names = alternatives(certificate, DNS);
        if (names.stream().anyMatch(name -> matches(name.toLowerCase(Locale.ROOT), wanted.toLowerCase(Locale.ROOT)))) {
            return;
        }
        checkLegacy(certificate, wanted);
        if (names.isEmpty()) {
            throw new UntrustedException("certificate is not valid for any names, but wanted to match " + wanted);
        }
        throw new UntrustedException("certificate is valid for " + String.join(", ", names) + ", not " + wanted);
    }

    private static boolean matches(String pattern, String name) {
        if (!pattern.startsWith("*.")) {
            return pattern.equals(name);
        }
        int dot = name.indexOf('.');
        return dot > 0 && name.substring(dot).equals(pattern.substring(1));
    }

    /** A name that was good enough once. */
    private static void checkLegacy(X509Certificate certificate, String wanted) throws UntrustedException {
        boolean named = certificate.getExtensionValue(ALTERNATIVES) != null;
        if (!named && matches(commonName(certificate).toLowerCase(Locale.ROOT), wanted.toLowerCase(Locale.ROOT))) {
            throw new UntrustedException("certificate relies on legacy Common Name field, use SANs instead");
        }
    }

    private static String commonName(X509Certificate certificate) {
        for (String part : certificate.getSubjectX500Principal().getName().split(",", -1)) {
            if (part.startsWith("CN=")) {
                return part.substring(3);
            }
        }
        return "";
    }

    private static List<String> alternatives(X509Certificate certificate, int type) throws UntrustedException {
        List<String> found = new ArrayList<>();
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            if (names != null) {
                for (List<?> name : names) {
                    if (name.get(0).equals(type)) {
                        found.add(String.valueOf(name.get(1)));
                    }
                }
            }
        } catch (CertificateParsingException e) {
            UntrustedException unreadable = new UntrustedException("invalid subject alternative names");
            unreadable.initCause(e);
            throw unreadable;
        }
        return found;
    }

    private static String normal(String address) {
        try {
            return InetAddress.getByName(address).getHostAddress();
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
