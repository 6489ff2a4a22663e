package io.envtest.standalone.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.envtest.TestCluster;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bodies made to hurt: the server answers as the real one does, soon, and stores nothing. */
@Timeout(300)
class HostileBodiesIT {

    private static final String CONFIG_MAPS = "/api/v1/namespaces/default/configmaps";
    private static final String JSON = "application/json-patch+json";
    private static final String MERGE = "application/merge-patch+json";
    private static final String STRATEGIC = "application/strategic-merge-patch+json";
    private static final String APPLY = "application/apply-patch+yaml";
    private static final String TOO_DEEP = "invalid character '[' exceeded max depth";
    private static final int MEBIBYTE = 1 << 20;

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static TestCluster cluster;
    private static String before;

    @BeforeAll
    static void start() throws Exception {
        cluster = TestCluster.builder()
                .apiServerOnly()
                .http()
                .tokens("secret,admin,admin-uid,\"system:masters\"\n")
                .start();
        send("POST", CONFIG_MAPS, "application/json", bytes("{\"metadata\":{\"name\":\"a\"},\"data\":{\"k\":\"1\"}}"));
        before = send("GET", CONFIG_MAPS, "application/json", new byte[0]).body();
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    static Stream<Arguments> patches() {
        return Stream.of(
                refused(JSON, operations(10_001), 413, "maximum operations in a JSON patch is 10000, got 10001"),
                refused(JSON, copies(), 422, "due to an error in our request"),
                refused(JSON, remove("99999999999999999999"), 422, "due to an error in our request"),
                refused(JSON, remove("-3"), 422, "due to an error in our request"),
                refused(JSON, deepPath(100_000), 422, "due to an error in our request"),
                refused(JSON, value("[".repeat(100_000)), 400, "error decoding patch: " + TOO_DEEP),
                refused(JSON, value("1e400"), 400, "cannot unmarshal number 1e400 into Go struct field"),
                refused(JSON, value("NaN"), 400, "invalid character 'N' looking for beginning of value"),
                refused(MERGE, "{\"data\":" + nested(10_000) + "}", 400, "error decoding patch: " + TOO_DEEP),
                refused(MERGE, "{\"data\":{\"k\":1e400}}", 400, "number 1e400 into Go value of type float64"),
                refused(MERGE, "{\"data\":{\"k\":", 400, "unexpected end of JSON input"),
                refused(STRATEGIC, "{\"data\":" + nested(10_000) + "}", 400, TOO_DEEP),
                refused(STRATEGIC, "{\"data\":{\"k\":-1e400}}", 400, "number -1e400 into Go value of type float64"),
                refused(APPLY, config(nested(20_000)), 400, "yaml: exceeded max depth of 10000"),
                refused(APPLY, config("\"\\ud800\""), 400, "found invalid Unicode character escape code"),
                refused(APPLY, config("\"\0\""), 400, "control characters are not allowed"),
                refused(APPLY, aliases(), 400, "excessive aliasing"),
                refused(APPLY, config("\"" + "x".repeat(3 * MEBIBYTE) + "\""), 413, "limit is 3145728"),
                refused(MERGE, "{\"data\":{\"k\":\"" + "x".repeat(3 * MEBIBYTE) + "\"}}", 413, "limit is 3145728"));
    }

    @ParameterizedTest
    @MethodSource("patches")
    void refusesAPatch(String type, String body, int status, String message) throws Exception {
        HttpResponse<String> answer = send("PATCH", CONFIG_MAPS + "/a?fieldManager=m", type, bytes(body));

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains(message);
        assertThat(send("GET", CONFIG_MAPS, "application/json", new byte[0]).body())
                .isEqualTo(before);
    }

    @Test
    void readsALongYamlText() throws Exception {
        String text = "x".repeat(2 * MEBIBYTE + MEBIBYTE / 2);

        HttpResponse<String> answer =
                send("PATCH", CONFIG_MAPS + "/a?fieldManager=m", APPLY, bytes(config("\"" + text + "\"")));

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains(".data: expected map, got \\u0026{" + "x".repeat(1000));
    }

    @Test
    void readsBrokenUtf8ByteByByte() throws Exception {
        byte[] body = bytes("{\"metadata\":{\"name\":\"b\"},\"data\":{\"k\":\"??\"}}");
        int at = new String(body, StandardCharsets.US_ASCII).indexOf('?');
        body[at] = (byte) 0xE2;
        body[at + 1] = (byte) 0x82;

        HttpResponse<String> answer = send("POST", CONFIG_MAPS + "?dryRun=All", "application/json", body);

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body()).contains("\"k\":\"\uFFFD\uFFFD\"");
    }

    @Test
    void carriesOutAsManyOperationsAsAllowed() throws Exception {
        HttpResponse<String> answer = send("PATCH", CONFIG_MAPS + "/a", JSON, bytes(operations(10_000)));

        assertThat(answer.statusCode()).isEqualTo(200);
    }

    private static Arguments refused(String type, String body, int status, String message) {
        return Arguments.of(type, body, status, message);
    }

    private static String operations(int count) {
        return operations(IntStream.range(0, count)
                .mapToObj(i -> "{\"op\":\"test\",\"path\":\"/metadata/name\",\"value\":\"a\"}"));
    }

    private static String operations(Stream<String> operations) {
        return operations.collect(Collectors.joining(",", "[", "]"));
    }

    /** Each copy doubles what the next one copies. */
    private static String copies() {
        return operations(IntStream.range(0, 40)
                .mapToObj(i -> "{\"op\":\"copy\",\"from\":\"/metadata\",\"path\":\"/metadata/x" + i + "\"}"));
    }

    private static String remove(String index) {
        return "[{\"op\":\"add\",\"path\":\"/metadata/finalizers\",\"value\":[\"a.b/c\"]},"
                + "{\"op\":\"remove\",\"path\":\"/metadata/finalizers/" + index + "\"}]";
    }

    private static String deepPath(int levels) {
        return "[{\"op\":\"add\",\"path\":\"" + "/a".repeat(levels) + "\",\"value\":1}]";
    }

    private static String value(String value) {
        return "[{\"op\":\"add\",\"path\":\"/data/k\",\"value\":" + value + "}]";
    }

    private static String nested(int levels) {
        return "[".repeat(levels) + "]".repeat(levels);
    }

    private static String config(String data) {
        return "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"a\"},\"data\":" + data + "}";
    }

    private static String aliases() {
        StringBuilder text = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x]\n");
        for (int i = 1; i < 9; i++) {
            text.append("a" + i + ": &a" + i + " [" + ("*a" + (i - 1) + ",").repeat(9) + "]\n");
        }
        return text.toString();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static HttpResponse<String> send(String method, String path, String type, byte[] body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(cluster.access().url() + path))
                .header("Authorization", "Bearer secret")
                .header("Content-Type", type)
                .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
