package io.envtest.standalone.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.envtest.TestCluster;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AnswerHeadersTest {

    private static final String DISCOVERY = ";g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";

    private static TestCluster cluster;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @BeforeAll
    static void start() {
        cluster = TestCluster.builder()
                .apiServerOnly()
                .http()
                .tokens("admin-token,admin,admin-uid,\"system:masters\"")
                .start();
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    private HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(cluster.access().url() + path))
                .header("Authorization", "Bearer admin-token");
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    @Test
    void everyAnswerHasAnAuditIdOfItsOwn() throws IOException, InterruptedException {
        assertThat(header(get("/version"), "Audit-Id")).hasSize(36).isNotEqualTo(header(get("/version"), "Audit-Id"));
        assertThat(header(get("/api/v1/pods", "Impersonate-User", "nobody"), "Audit-Id"))
                .hasSize(36);
    }

    @Test
    void theClientsAuditIdComesBack() throws IOException, InterruptedException {
        assertThat(header(get("/version", "Audit-ID", "mine"), "Audit-Id")).isEqualTo("mine");
        assertThat(header(get("/version", "Audit-ID", "a".repeat(70)), "Audit-Id"))
                .hasSize(64);
    }

    @Test
    void refusalsAndTextsForbidToGuessTheirType() throws IOException, InterruptedException {
        assertThat(header(get("/api/v1/pods", "Impersonate-User", "nobody"), "X-Content-Type-Options"))
                .isEqualTo("nosniff");
        assertThat(header(get("/healthz"), "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(get("/version"), "X-Content-Type-Options")).isEmpty();
    }

    @Test
    void bytesArePackedOnlyForWhoTakesThem() throws IOException, InterruptedException {
        assertThat(header(get("/openapi/v2", "Accept-Encoding", "gzip;q=0"), "Content-Encoding"))
                .isEmpty();
        assertThat(header(get("/openapi/v2", "Accept-Encoding", "gzip;q=0.5"), "Content-Encoding"))
                .isEqualTo("gzip");
    }

    @Test
    void discoveryIsAggregatedWhateverElseTheClientSaysOfItsProfile() throws IOException, InterruptedException {
        String type = "application/json" + DISCOVERY;
        assertThat(header(get("/apis", "Accept", type + ";profile=nopeer,application/json"), "Content-Type"))
                .isEqualTo(type);
    }

    @Test
    void discoveryInProtobufFallsBackToWhatTheClientTakesNext() throws IOException, InterruptedException {
        HttpResponse<String> answer =
                get("/apis", "Accept", "application/vnd.kubernetes.protobuf" + DISCOVERY + ",application/json");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("APIGroupList");
    }

    @Test
    void documentsThatTheClientHasAreNotSentAgain() throws IOException, InterruptedException {
        String tag = header(get("/openapi/v3/api/v1"), "ETag");
        assertThat(get("/openapi/v3/api/v1", "If-None-Match", "\"x\", W/" + tag).statusCode())
                .isEqualTo(304);
    }
}
