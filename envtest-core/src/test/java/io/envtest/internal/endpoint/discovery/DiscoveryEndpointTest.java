package io.envtest.internal.endpoint.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.envtest.api.ApiException;
import io.envtest.internal.endpoint.answer.Answer;
import io.envtest.internal.endpoint.answer.MediaType;
import io.envtest.internal.endpoint.negotiation.BodyFormats;
import io.envtest.internal.endpoint.negotiation.JsonFormat;
import io.envtest.internal.endpoint.table.TablePrinter;
import io.envtest.internal.registry.builtin.BuiltInResources;
import io.envtest.internal.registry.builtin.TestKinds;
import io.envtest.internal.request.ApiCall;
import io.envtest.internal.request.ApiRequest;
import io.envtest.internal.request.QueryParameters;
import io.envtest.internal.request.RequestBody;
import io.envtest.internal.request.RequestContext;
import io.envtest.internal.request.RequestInfoParser;
import io.envtest.internal.request.UserInfo;
import io.envtest.internal.schema.catalogue.TypeCatalogue;
import io.envtest.internal.sim.SystemClock;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DiscoveryEndpointTest {
    private static final String AGGREGATED = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";

    private final DiscoveryEndpoint endpoint = new DiscoveryEndpoint(
            new BuiltInResources(TestKinds.all()),
            new Elsewhere(List.of(
                    new ForeignVersion("metrics.example.com", "v1", 1500, 10, null),
                    new ForeignVersion("metrics.example.com", "v2", 1500, 20, JsonNodeFactory.instance.arrayNode()))),
            new BodyFormats(
                    Map.of(MediaType.JSON, new JsonFormat()),
                    new TablePrinter(TypeCatalogue.load().docs(), new SystemClock())));

    /** What another server serves. */
    private record Elsewhere(Collection<ForeignVersion> all) implements ForeignVersions {
        @Override
        public long generation() {
            return 1;
        }
    }

    private Answer get(String path, String... headers) {
        return answer("GET", path, headers);
    }

    private Answer answer(String method, String path, String... headers) {
        Map<String, String> sent = headers.length == 0
                ? Map.of()
                : headers.length == 2
                        ? Map.of(headers[0], headers[1])
                        : Map.of(headers[0], headers[1], headers[2], headers[3]);
        ApiRequest request = new ApiRequest(
                method,
                path,
                QueryParameters.parse(""),
                name -> sent.containsKey(name) ? List.of(sent.get(name)) : List.of(),
                sent::keySet,
                List.of(),
                RequestBody.NONE,
                false);
        RequestContext context =
                new RequestContext(RequestInfoParser.parse(method, path, request.query()), UserInfo.ANONYMOUS, "test");
        return endpoint.answer(new ApiCall(request, context)).orElseThrow();
    }

    private static JsonNode made(Answer answer) {
        return ((Answer.Made) answer).object();
    }

    @Test
    void groupsStandInTheOrderOfTheirPriority() {
        assertThat(made(get("/apis")).path("groups").findValuesAsText("name"))
                .startsWith("apiregistration.k8s.io", "apps", "events.k8s.io")
                .containsSubsequence("discovery.k8s.io", "resource.k8s.io", "flowcontrol.apiserver.k8s.io");
        assertThat(made(get("/apis/autoscaling")).path("versions").findValuesAsText("version"))
                .containsExactly("v2", "v1");
    }

    @Test
    void resourcesAreListedWithTheirSubresources() {
        JsonNode resources = made(get("/api/v1/")).path("resources");
        assertThat(resources.findValuesAsText("name")).contains("pods", "pods/eviction", "namespaces/finalize");
        JsonNode budgets = made(get("/apis/policy/v1")).path("resources").path(0);
        assertThat(budgets.path("storageVersionHash").asText()).isEqualTo("EVWiDmWqyJw=");
    }

    @Test
    void theAddressOfTheServerIsTold() {
        assertThat(made(get("/api", "Host", "127.0.0.1:6443"))
                        .path("serverAddressByClientCIDRs")
                        .path(0)
                        .path("serverAddress")
                        .asText())
                .isEqualTo("127.0.0.1:6443");
    }

    @Test
    void aggregatedDocumentsAreTaggedAndNotSentTwice() throws Exception {
        Answer.Raw first = (Answer.Raw) get("/apis", "Accept", AGGREGATED + ",application/json");
        assertThat(first.contentType()).isEqualTo(AGGREGATED);
        JsonNode document = new ObjectMapper().readTree(first.content());
        assertThat(document.path("items")
                        .path(0)
                        .path("versions")
                        .path(0)
                        .path("freshness")
                        .asText())
                .isEqualTo("Current");
        String tag = first.headers().get("ETag").get(0);
        Answer.Raw second = (Answer.Raw) get("/apis", "Accept", AGGREGATED, "If-None-Match", tag);
        assertThat(second.code()).isEqualTo(304);
    }

    @Test
    void clientsThatPreferSingleDocumentsGetThem() {
        assertThat(made(get("/api", "Accept", "application/json," + AGGREGATED))
                        .path("kind")
                        .asText())
                .isEqualTo("APIVersions");
        String old = AGGREGATED.replace("v=v2", "v=v2beta1");
        assertThat(made(get("/apis", "Accept", old + ",application/json"))
                        .path("kind")
                        .asText())
                .isEqualTo("APIGroupList");
        assertThatThrownBy(() -> get("/apis", "Accept", old))
                .isInstanceOf(ApiException.class)
                .hasMessageStartingWith("only the following media types are accepted");
        assertThatThrownBy(() -> get("/api/v1", "Accept", "text/plain"))
                .isInstanceOf(ApiException.class)
                .hasMessageStartingWith("406: Not Acceptable");
    }

    @Test
    void whatIsNotServedIsNotFoundInTheWordsOfItsRouter() {
        assertThatThrownBy(() -> get("/apis/apps/v9"))
                .isInstanceOf(ApiException.class)
                .hasMessage("the server could not find the requested resource");
        assertThat(((Answer.Raw) get("/apis/frob.example.com/v1")).code()).isEqualTo(404);
        assertThat(((Answer.Raw) get("/apis/frob.example.com")).code()).isEqualTo(404);
    }

    @Test
    void groupsOfOtherServersStandAmongTheOthersByPriority() {
        assertThat(made(get("/apis")).path("groups").findValuesAsText("name"))
                .containsSubsequence("flowcontrol.apiserver.k8s.io", "metrics.example.com");
        assertThat(made(get("/apis/metrics.example.com")).path("versions").findValuesAsText("version"))
                .containsExactly("v2", "v1");
    }

    @Test
    void versionsOfServersThatDoNotTellTheirResourcesAreStale() {
        Answer.Raw document = (Answer.Raw) get("/apis", "Accept", AGGREGATED);
        assertThat(new String(document.content(), StandardCharsets.UTF_8))
                .contains("{\"metadata\":{\"name\":\"metrics.example.com\"},\"versions\":["
                        + "{\"version\":\"v2\",\"resources\":[],\"freshness\":\"Current\"},"
                        + "{\"version\":\"v1\",\"freshness\":\"Stale\"}]}");
    }

    @Test
    void onlySomePathsLookAtTheMethod() {
        assertThat(made(answer("DELETE", "/apis")).path("kind").asText()).isEqualTo("APIGroupList");
        assertThat(made(answer("POST", "/apis/apps")).path("kind").asText()).isEqualTo("APIGroup");
        assertThatThrownBy(() -> answer("POST", "/api")).isInstanceOf(ApiException.class);
        assertThatThrownBy(() -> answer("PUT", "/apis/apps/v1")).isInstanceOf(ApiException.class);
    }
}
