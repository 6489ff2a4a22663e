package io.envtest;

import io.envtest.internal.assembly.RunningCluster;
import java.util.List;

/** How clients reach a cluster. Thread-safe; usable as long as the cluster runs. */
public final class KubeAccess {

    private final RunningCluster cluster;

    KubeAccess(RunningCluster cluster) {
        this.cluster = cluster;
    }

    /**
     * The URL of the API server.
     *
     * @return scheme, host and port, without a slash at the end
     */
    public String url() {
        return cluster.url();
    }

    /**
     * The certificate of the authority that signed the server's certificate.
     *
     * @return PEM
     */
    public String certificateAuthority() {
        return cluster.authority();
    }

    /**
     * A kubeconfig for a user who may do everything.
     *
     * @return the text of the file, with everything inside
     * @see <a href="https://kubernetes.io/docs/concepts/configuration/organize-cluster-access-kubeconfig/">kubeconfig</a>
     */
    public String kubeconfig() {
        return cluster.adminKubeconfig();
    }

    /**
     * A kubeconfig for some user, who signs in by certificate and may do what roles allow.
     *
     * @param user user name
     * @param groups the user's groups
     * @return the text of the file, with everything inside
     */
    public String kubeconfig(String user, String... groups) {
        return cluster.kubeconfig(user, List.of(groups));
    }

    /**
     * A kubeconfig that signs in by a token: one of the token file, or a service account's.
     *
     * @param token the token
     * @return the text of the file, with everything inside
     */
    public String kubeconfigForToken(String token) {
        return cluster.tokenKubeconfig(token);
    }
}
