package io.envtest.internal.pki;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A kubeconfig for one server and one user, with everything inside.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/configuration/organize-cluster-access-kubeconfig/">kubeconfig</a>
 */
public final class Kubeconfig {

    private static final String FILE = """
            apiVersion: v1
            kind: Config
            current-context: envtest
            clusters:
            - name: envtest
              cluster:
            %susers:
            - name: envtest
              user:
            %scontexts:
            - name: envtest
              context:
                cluster: envtest
                namespace: default
                user: envtest
            """;

    private final StringBuilder cluster = new StringBuilder();
    private final StringBuilder user = new StringBuilder();

    private Kubeconfig(String server) {
        line(cluster, "server", server);
    }

    /** Begins with the server's URL. */
    public static Kubeconfig forServer(String url) {
        return new Kubeconfig(url);
    }

    /** Trusts this authority. */
    public Kubeconfig trusting(CertificateAuthority authority) {
        line(cluster, "certificate-authority-data", base64(authority.certificatePem()));
        return this;
    }

    /** Signs in by certificate. */
    public Kubeconfig certificate(CertificateKey client) {
        line(user, "client-certificate-data", base64(client.certificatePem()));
        line(user, "client-key-data", base64(client.privateKeyPem()));
        return this;
    }

    /** Signs in by bearer token. */
    public Kubeconfig token(String token) {
        line(user, "token", "\"" + token.replace("\\", "\\\\").replace("\"", "\\\"") + "\"");
        return this;
    }

    /** The text of the file. */
    public String text() {
        return String.format(FILE, cluster, user.isEmpty() ? "    {}\n" : user);
    }

    private static void line(StringBuilder out, String key, String value) {
        out.append("    ").append(key).append(": ").append(value).append('\n');
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }
}
