package io.envtest.standalone.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.envtest.ClusterBuilder;
import io.envtest.TestCluster;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What ends a watch besides its client. Each test reads a watch to its end, which is waited for and not timed. */
class WatchEndIT {

    private static final String RIGHTS = """
            apiVersion: rbac.authorization.k8s.io/v1
            kind: ClusterRole
            metadata:
              name: reader
            rules:
            - apiGroups: [""]
              resources: ["configmaps"]
              verbs: ["watch"]
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: ClusterRoleBinding
            metadata:
              name: reader
            roleRef:
              apiGroup: rbac.authorization.k8s.io
              kind: ClusterRole
              name: reader
            subjects:
            - apiGroup: rbac.authorization.k8s.io
              kind: User
              name: ann
            """;

    private static final String DEFINITION = Things.definition("""
            schema:
              openAPIV3Schema:
                type: object
                properties:
                  PROPERTY:
                    type: string
            """);

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void aWatchWithoutAWishEndsAfterTheShortestTimeOrUpToTwiceThat() throws Exception {
        try (TestCluster cluster =
                        builder().minRequestTimeout(Duration.ofMillis(300)).start();
                BufferedReader watch = watch(
                        cluster, "admin-token", "/api/v1/configmaps?watch=true&fieldSelector=metadata.name%3Dnone")) {
            assertThat(watch.lines()).isEmpty();
        }
    }

    @Test
    void aWatchEndsWhenItsUserLosesTheRightWhereThatIsAskedFor() throws Exception {
        try (TestCluster cluster = builder().endWatchesWithoutRights().start()) {
            cluster.apply(RIGHTS);
            try (BufferedReader mine = watch(cluster, "ann-token", "/api/v1/configmaps?watch=true&resourceVersion=0");
                    BufferedReader admins =
                            watch(cluster, "admin-token", "/api/v1/configmaps?watch=true&resourceVersion=0")) {
                send(cluster, "DELETE", "/apis/rbac.authorization.k8s.io/v1/clusterrolebindings/reader", "");
                assertThat(mine.lines()).allMatch(line -> line.contains("\"ADDED\""));
                assertGoesOn(cluster, admins);
            }
        }
    }

    @Test
    void aWatchOutlivesTheRightOtherwise() throws Exception {
        try (TestCluster cluster = builder().start()) {
            cluster.apply(RIGHTS);
            try (BufferedReader mine = watch(cluster, "ann-token", "/api/v1/configmaps?watch=true&resourceVersion=0")) {
                send(cluster, "DELETE", "/apis/rbac.authorization.k8s.io/v1/clusterrolebindings/reader", "");
                assertGoesOn(cluster, mine);
            }
        }
    }

    @Test
    void watchesOfACustomResourceEndWhenItsDefinitionChanges() throws Exception {
        try (TestCluster cluster = builder().start()) {
            cluster.apply(DEFINITION.replace("PROPERTY", "one"));
            try (BufferedReader watch = watch(cluster, "admin-token", "/apis/example.com/v1/things?watch=true")) {
                cluster.apply(DEFINITION.replace("PROPERTY", "two"));
                assertThat(watch.lines()).isEmpty();
            }
        }
    }

    private static ClusterBuilder builder() {
        return TestCluster.builder()
                .apiServerOnly()
                .http()
                .tokens("admin-token,admin,admin-uid,\"system:masters\"\nann-token,ann,ann-uid\n");
    }

    private void assertGoesOn(TestCluster cluster, BufferedReader watch) throws Exception {
        send(
                cluster,
                "POST",
                "/api/v1/namespaces/default/configmaps",
                "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"later\"}}");
        assertThat(watch.lines().anyMatch(line -> line.contains("\"name\":\"later\"")))
                .isTrue();
    }

    private BufferedReader watch(TestCluster cluster, String token, String path)
            throws IOException, InterruptedException {
        HttpResponse<InputStream> answer =
                client.send(request(cluster, token, path).build(), BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        return new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
    }

    private void send(TestCluster cluster, String method, String path, String body) throws Exception {
        HttpRequest request = request(cluster, "admin-token", path)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
        assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isLessThan(300);
    }

    private static HttpRequest.Builder request(TestCluster cluster, String token, String path) {
        return HttpRequest.newBuilder(URI.create(cluster.access().url() + path))
                .header("Authorization", "Bearer " + token);
    }
}
