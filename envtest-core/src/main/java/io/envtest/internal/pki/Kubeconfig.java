package io.envtest.internal.pki;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A kubeconfig for one server and one user, with everything inside. It is written as JSON, which is YAML to every client.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/configuration/organize-cluster-access-kubeconfig/">kubeconfig</a>
 */
public final class Kubeconfig {

    private static final String NAME = "envtest";

    private final ObjectNode cluster = JsonNodeFactory.instance.objectNode();
    private final ObjectNode user = JsonNodeFactory.instance.objectNode();

    private Kubeconfig(String server) {
        cluster.put("server", server);
    }

    /** Begins with the server's URL. */
    public static Kubeconfig forServer(String url) {
        return new Kubeconfig(url);
    }

    /** Trusts this authority. */
    public Kubeconfig trusting(CertificateAuthority authority) {
        cluster.put("certificate-authority-data", base64(authority.certificatePem()));
        return this;
    }

    /** Signs in by certificate. */
    public Kubeconfig certificate(CertificateKey client) {
        user.put("client-certificate-data", base64(client.certificatePem()));
        user.put("client-key-data", base64(client.privateKeyPem()));
        return this;
    }

    /** Signs in by bearer token. */
    public Kubeconfig token(String token) {
        user.put("token", token);
        return this;
    }

    /** The text of the file. */
    public String text() {
        ObjectNode config = JsonNodeFactory.instance.objectNode();
        config.put("apiVersion", "v1").put("kind", "Config").put("current-context", NAME);
        entry(config, "clusters").set("cluster", cluster);
        entry(config, "users").set("user", user);
        entry(config, "contexts").putObject("context").put("cluster", NAME).put("user", NAME);
        return config.toPrettyString() + "\n";
    }

    private static ObjectNode entry(ObjectNode config, String list) {
        return config.putArray(list).addObject().put("name", NAME);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }
}
