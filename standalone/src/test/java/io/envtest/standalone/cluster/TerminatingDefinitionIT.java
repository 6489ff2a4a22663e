package io.envtest.standalone.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.envtest.TestCluster;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A definition that is being deleted, and waits for an object that a finalizer holds. */
class TerminatingDefinitionIT {

    private static final String DEFINITION = Things.definition("""
            schema:
              openAPIV3Schema:
                type: object
                x-kubernetes-preserve-unknown-fields: true
            """);

    private static final String THINGS = "/apis/example.com/v1/namespaces/default/things";
    private static final String APPLY = "?fieldManager=me";
    private static final int FORBIDDEN = 403;
    private static final int MOST_TRIALS = 1200;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void nothingNewIsMadeByWhateverVerbButWhatIsThereChanges() throws Exception {
        try (TestCluster cluster = TestCluster.builder()
                .apiServerOnly()
                .http()
                .tokens("admin-token,admin,admin-uid,\"system:masters\"\n")
                .start()) {
            cluster.apply(DEFINITION);
            assertThat(apply(cluster, "held", "\"finalizers\":[\"example.com/held\"]")
                            .statusCode())
                    .isEqualTo(201);
            send(cluster, "DELETE", "/apis/apiextensions.k8s.io/v1/customresourcedefinitions/things.example.com", "");

            awaitRefusals(cluster);
            assertThat(apply(cluster, "new", "\"labels\":{}").body())
                    .contains("\"code\":403")
                    .contains("create not allowed while custom resource definition is terminating");
            assertThat(apply(cluster, "held", "\"labels\":{\"a\":\"b\"},\"finalizers\":[\"example.com/held\"]")
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    /** The path of the objects hears of the deletion a moment later, as on any cluster. */
    private void awaitRefusals(TestCluster cluster) throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        String trial = "{\"apiVersion\":\"example.com/v1\",\"kind\":\"Thing\",\"metadata\":{\"name\":\"trial\"}}";
        for (int i = 0; i < MOST_TRIALS; i++) {
            if (send(cluster, "POST", THINGS + "?dryRun=All", trial).statusCode() == FORBIDDEN) {
                return;
            }
            assertThat(never.await(50, TimeUnit.MILLISECONDS)).isFalse();
        }
    }

    private HttpResponse<String> apply(TestCluster cluster, String name, String metadata) throws Exception {
        return send(
                cluster,
                "PATCH",
                THINGS + "/" + name + APPLY,
                "{\"apiVersion\":\"example.com/v1\",\"kind\":\"Thing\",\"metadata\":{\"name\":\"" + name + "\","
                        + metadata + "}}");
    }

    private HttpResponse<String> send(TestCluster cluster, String method, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(cluster.access().url() + path))
                .header("Authorization", "Bearer admin-token")
                .header("Content-Type", method.equals("PATCH") ? "application/apply-patch+yaml" : "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }
}
