package io.envtest.standalone.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.envtest.TestCluster;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

/** What OpenAPI tells of a definition. */
class PublishedDefinitionIT {

    private static final String DEFINITION = Things.definition("""
            selectableFields:
            - jsonPath: .spec.size
            - jsonPath: .spec.color
            schema:
              openAPIV3Schema:
                type: object
                properties:
                  spec:
                    type: object
                    properties:
                      color:
                        type: string
                      size:
                        type: integer
            """);

    private static final String SELECTABLE = "x-kubernetes-selectable-fields";

    @Test
    void objectsAndListsNameTheirSelectableFieldsInTheirOrder() throws Exception {
        try (TestCluster cluster = TestCluster.builder()
                .apiServerOnly()
                .http()
                .tokens("admin-token,admin,admin-uid,\"system:masters\"\n")
                .start()) {
            cluster.apply(DEFINITION);
            JsonNode schemas = get(cluster, "/openapi/v3/apis/example.com/v1").at("/components/schemas");
            for (String kind : new String[] {"Thing", "ThingList"}) {
                assertThat(schemas.path("com.example.v1." + kind)
                                .path(SELECTABLE)
                                .findValuesAsText("fieldPath"))
                        .containsExactly("spec.size", "spec.color");
            }
        }
    }

    private static JsonNode get(TestCluster cluster, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(cluster.access().url() + path))
                .header("Authorization", "Bearer admin-token")
                .build();
        String body = HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofString())
                .body();
        return new ObjectMapper().readTree(body);
    }
}
