package io.envtest.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.ApiException;
import io.kubernetes.client.openapi.apis.CoreV1Api;
import io.kubernetes.client.util.Config;
import java.io.IOException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

@KubeTestCluster(apiServerOnly = true)
class DefaultLookupsTest {

    @Test
    void fabric8FindsTheTestCluster(KubeTestCluster.Handle cluster) {
        try (KubernetesClient client = new KubernetesClientBuilder().build()) {
            assertThat(client.getMasterUrl())
                    .hasToString(cluster.cluster().access().url() + "/");
            assertThat(client.namespaces().withName("default").get()).isNotNull();
        }
    }

    @Test
    void theOfficialClientFindsTheTestCluster(KubeTestCluster.Handle cluster) throws IOException, ApiException {
        ApiClient client = Config.defaultClient();

        assertThat(client.getBasePath()).isEqualTo(cluster.cluster().access().url());
        assertThat(new CoreV1Api(client).readNamespace("default").execute()).isNotNull();
    }

    @Test
    void withTwoClustersNoneIsTheDefault() throws IOException {
        DefaultLookups lookups = new DefaultLookups();
        try {
            lookups.add(Path.of("first"));
            lookups.add(Path.of("second"));

            CoreV1Api api = new CoreV1Api(Config.defaultClient());

            assertThatThrownBy(() -> api.readNamespace("default").execute())
                    .hasRootCauseInstanceOf(UnknownHostException.class)
                    .hasMessageContaining("several-test-clusters-are-running");
        } finally {
            lookups.close();
        }
    }

    @Test
    void whatWasThereBeforeComesBack() {
        String property = System.getProperty("kubeconfig");
        String variable = System.getenv("KUBECONFIG");
        DefaultLookups lookups = new DefaultLookups();

        lookups.add(Path.of("mine"));
        assertThat(System.getenv("KUBECONFIG")).isEqualTo("mine");
        lookups.remove(Path.of("mine"));

        assertThat(System.getProperty("kubeconfig")).isEqualTo(property);
        assertThat(System.getenv("KUBECONFIG")).isEqualTo(variable);
        lookups.close();
    }

    @Test
    void aServerThatTheDeveloperNamedIsNotFound() {
        System.setProperty("kubernetes.master", "https://production.example");
        DefaultLookups lookups = new DefaultLookups();
        try {
            lookups.add(Path.of("mine"));
            assertThat(System.getProperty("kubernetes.master")).isNull();
            lookups.close();
            assertThat(System.getProperty("kubernetes.master")).isEqualTo("https://production.example");
        } finally {
            System.clearProperty("kubernetes.master");
        }
    }

    @Test
    void betweenClustersOfTestMethodsNothingIsFound() throws IOException {
        DefaultLookups lookups = new DefaultLookups();
        try {
            DefaultLookups.Waiting waiting = lookups.await();
            assertThat(Config.defaultClient().getBasePath()).contains("in-test-methods-only.invalid");

            lookups.add(Path.of("mine"));
            assertThat(System.getenv("KUBECONFIG")).isEqualTo("mine");
            lookups.remove(Path.of("mine"));

            assertThat(Config.defaultClient().getBasePath()).contains("in-test-methods-only.invalid");
            waiting.close();
        } finally {
            lookups.close();
        }
    }

    @Test
    void theEnvironmentIsLeftAloneWithoutTheClientThatReadsIt() {
        assertThat(DefaultLookups.paths(new ClassLoader(null) {}))
                .containsExactly(new JvmSetting.Property("kubeconfig"));
        assertThat(DefaultLookups.paths(getClass().getClassLoader())).contains(new JvmSetting.Variable("KUBECONFIG"));
    }
}
