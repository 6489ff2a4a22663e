package io.envtest.standalone.aggregation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.envtest.TestCluster;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AggregatedApiIT {

    private static final String SERVICES = "/apis/apiregistration.k8s.io/v1/apiservices";
    private static final String SERVICE = SERVICES + "/v1.ext.example.com";
    private static final String AGGREGATED = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";

    private static TestCluster cluster;
    private static ExtensionServer extension;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        Optional<String> address = ExtensionServer.address();
        assumeTrue(address.isPresent(), "this machine has no address but that of the loopback interface");
        cluster = TestCluster.builder()
                .apiServerOnly()
                .http()
                .tokens("admin-token,admin,admin-uid,\"system:masters\"\nbob-token,bob,bob-uid")
                .start();
        extension = new ExtensionServer();
        AggregatedApiIT test = new AggregatedApiIT();
        test.send("POST", "/api/v1/namespaces/default/services", """
                {"metadata": {"name": "ext"}, "spec": {"ports": [{"port": 443}]}}""");
        test.send("POST", "/apis/discovery.k8s.io/v1/namespaces/default/endpointslices", """
                {"metadata": {"name": "ext", "labels": {"kubernetes.io/service-name": "ext"}}, "addressType": "IPv4",
                 "ports": [{"name": "", "port": %d}], "endpoints": [{"addresses": ["%s"]}]}""".formatted(
                        extension.port(), address.get()));
        test.send("POST", SERVICES, """
                {"metadata": {"name": "v1.ext.example.com"},
                 "spec": {"group": "ext.example.com", "version": "v1", "groupPriorityMinimum": 1500, "versionPriority": 10,
                          "service": {"namespace": "default", "name": "ext"}, "caBundle": "%s"}}""".formatted(extension.caBundle()));
        test.await(SERVICE, "\"reason\":\"Passed\",\"message\":\"all checks passed\"");
    }

    @AfterAll
    static void stop() {
        if (cluster != null) {
            cluster.close();
        }
        if (extension != null) {
            extension.close();
        }
    }

    private HttpResponse<String> send(String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(cluster.access().url() + path))
                .timeout(Duration.ofSeconds(60))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .setHeader("Authorization", "Bearer admin-token")
                .setHeader("Content-Type", "application/json");
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private String get(String path) throws IOException, InterruptedException {
        return send("GET", path, "").body();
    }

    private void await(String path, String text) throws IOException, InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        for (int i = 0; i < 1200 && !get(path).contains(text); i++) {
            assertThat(never.await(50, TimeUnit.MILLISECONDS)).isFalse();
        }
        assertThat(get(path)).contains(text);
    }

    @Test
    void requestsArePassedOnInTheNameOfWhoAsks() throws IOException, InterruptedException {
        HttpResponse<String> answer = send(
                "POST", "/apis/ext.example.com/v1/namespaces/a/things?b=2&a=x%20y", "{}", "X-Remote-User", "somebody");
        assertThat(answer.body())
                .isEqualTo("POST /apis/ext.example.com/v1/namespaces/a/things?a=x+y&b=2 [admin]"
                        + " [system:masters, system:authenticated] false {}");
        assertThat(answer.headers().firstValue("X-Extension")).contains("yes");
        assertThat(answer.headers().firstValue("Audit-Id")).isPresent();
    }

    @Test
    void whoHasNoRightsIsRefusedBeforeTheOtherServerIsAsked() throws IOException, InterruptedException {
        HttpResponse<String> answer =
                send("GET", "/apis/ext.example.com/v1/things", "", "Authorization", "Bearer bob-token");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("things.ext.example.com is forbidden: User \\\"bob\\\" cannot list");
    }

    @Test
    void discoveryTellsTheOtherServersResources() throws IOException, InterruptedException {
        assertThat(get("/apis")).contains("{\"name\":\"ext.example.com\",\"versions\":[");
        assertThat(get("/apis/ext.example.com"))
                .contains("\"preferredVersion\":{\"groupVersion\":\"ext.example.com/v1\"");
        assertThat(send("GET", "/apis", "", "Accept", AGGREGATED).body())
                .contains(
                        "{\"metadata\":{\"name\":\"ext.example.com\"},\"versions\":[{\"version\":\"v1\",\"resources\":["
                                + "{\"resource\":\"things\",\"responseKind\":{\"group\":\"\",\"version\":\"\",\"kind\":\"Thing\"},"
                                + "\"scope\":\"Namespaced\",\"singularResource\":\"thing\",\"verbs\":[\"get\"],\"subresources\":["
                                + "{\"subresource\":\"status\",\"responseKind\":{\"group\":\"\",\"version\":\"\",\"kind\":\"Thing\"},"
                                + "\"verbs\":[\"update\"]}]}],\"freshness\":\"Current\"}]}");
    }

    @Test
    void openApiTellsTheOtherServersPaths() throws IOException, InterruptedException {
        assertThat(get("/openapi/v3"))
                .contains("\"apis/ext.example.com/v1\":{\"serverRelativeURL\":\"/openapi/v3/x?hash=1\"}");
        assertThat(get("/openapi/v2"))
                .contains("\"/apis/ext.example.com/v1/things\":{\"get\":{\"responses\":{\"200\":{\"schema\":"
                        + "{\"$ref\":\"#/definitions/io.k8s.api.core.v1.Pod_v2\"}}}}}")
                .contains("\"io.k8s.api.core.v1.Pod_v2\":{\"description\":\"another one\"}");
    }

    @Test
    void serversThatCannotBeReachedAreToldInTheStatus() throws IOException, InterruptedException {
        send("POST", SERVICES, """
                {"metadata": {"name": "v1.dead.example.com"},
                 "spec": {"group": "dead.example.com", "version": "v1", "groupPriorityMinimum": 1500, "versionPriority": 10,
                          "service": {"namespace": "default", "name": "nobody"}}}""");
        await(SERVICES + "/v1.dead.example.com", "\"reason\":\"ServiceNotFound\"");
        HttpResponse<String> answer = send("GET", "/apis/dead.example.com/v1/things", "");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).isEqualTo("service unavailable\n");
        send("DELETE", SERVICES + "/v1.dead.example.com", "");
        await("/apis/dead.example.com/v1", "404 page not found");
    }
}
