package io.envtest.internal.endpoint.openapi;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.codec.GoJsonWriter;
import io.envtest.internal.endpoint.answer.Answer;
import io.envtest.internal.endpoint.answer.MediaType;
import io.envtest.internal.endpoint.negotiation.GzipCoding;
import io.envtest.internal.endpoint.negotiation.Negotiation;
import io.envtest.internal.endpoint.plain.PlainPath;
import io.envtest.internal.meta.HttpTime;
import io.envtest.internal.registry.ResourceRegistry;
import io.envtest.internal.request.ApiCall;
import io.envtest.internal.request.ApiRequest;
import io.envtest.internal.schema.catalogue.TypeCatalogue;
import io.envtest.time.ClusterClock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Answers {@code /openapi/v2}, and {@code /openapi/v3} with a document for every group version. Nothing is made before it
 * is asked for. Thread-safe.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/overview/kubernetes-api/#openapi-interface-definition">OpenAPI</a>
 */
public final class OpenApiPath implements PlainPath {
    private static final String V2 = "/openapi/v2";
    private static final String V3 = "/openapi/v3";
    private static final String MESSAGES = "application/com.github.proto-openapi.spec.%s%sv1.0+protobuf";

    private final OpenApiDocuments documents;
    private final ClusterClock clock;

    /**
     * Serves documents.
     *
     * @param registry what is served
     * @param foreign what others serve
     * @param catalogue describes built-in types
     * @param version the server's version, {@code 1.36.3}
     * @param clock tells until when documents may be kept
     */
    public OpenApiPath(
            ResourceRegistry registry,
            ForeignDocuments foreign,
            TypeCatalogue catalogue,
            String version,
            ClusterClock clock) {
        this.documents = new OpenApiDocuments(
                registry, foreign, catalogue, version.substring(0, version.lastIndexOf('.')), clock);
        this.clock = clock;
    }

    @Override
    public Optional<Answer> answer(ApiCall call) {
        ApiRequest request = call.request();
        String path = request.path();
        if (path.equals(V2)) {
            return Optional.of(second(request, documents.v2()));
        }
        if (path.equals(V3)) {
            return Optional.of(new ServedContent(
                            "text/plain; charset=utf-8", Map.of(), "", clock.now(), GoJsonWriter.write(index()))
                    .answer(request));
        }
        return path.startsWith(V3 + "/")
                ? Optional.of(groupVersion(request, path.substring(V3.length() + 1)))
                : Optional.empty();
    }

    @Override
    public Collection<String> paths() {
        return List.of(V2, V3, V3 + "/");
    }

    private ObjectNode index() {
        ObjectNode index = JsonNodeFactory.instance.objectNode();
        SortedMap<String, String> urls = new TreeMap<>(documents.elsewhere());
        documents.all().forEach((name, document) -> urls.put(name, url(name, document)));
        ObjectNode paths = index.putObject("paths");
        urls.forEach((name, url) -> paths.putObject(name).put("serverRelativeURL", url));
        return index;
    }

    private Answer groupVersion(ApiRequest request, String name) {
        Document document = documents.v3(name).orElse(null);
        if (document == null) {
            return empty(404, Map.of());
        }
        String asked = request.query().first("hash");
        if (asked.isEmpty()) {
            return document(request, "v3", document, Map.of());
        }
        if (!asked.equals(document.hash())) {
            return empty(301, Map.of("Location", List.of(url(name, document))));
        }
        String expiry =
                HttpTime.text(clock.now().atOffset(ZoneOffset.UTC).plusYears(1).toInstant());
        return document(
                request,
                "v3",
                document,
                Map.of("Cache-Control", List.of("public, immutable"), "Expires", List.of(expiry)));
    }

    /** Compressed for those who take that, whatever its size. */
    private static Answer second(ApiRequest request, Document document) {
        Answer answer = document(request, "v2", document, Map.of());
        boolean whole = answer instanceof Answer.Raw raw && raw.code() == 200;
        if (!whole || !GzipCoding.isTaken(request.header("Accept-Encoding"))) {
            return answer;
        }
        Answer.Raw raw = (Answer.Raw) answer;
        Map<String, List<String>> headers = new LinkedHashMap<>(raw.headers());
        headers.put("Content-Encoding", List.of("gzip"));
        return new Answer.Raw(raw.code(), raw.contentType(), headers, GzipCoding.compressed(raw.content()));
    }

    private static Answer document(
            ApiRequest request, String version, Document document, Map<String, List<String>> caching) {
        String json = MediaType.JSON.text();
        String messages = MESSAGES.formatted(version, ".");
        Map<String, List<String>> headers = new LinkedHashMap<>(caching);
        headers.put("Vary", List.of("Accept"));
        String type = Negotiation.prefer(request, List.of(json, messages, MESSAGES.formatted(version, "@")))
                .orElse("");
        if (type.isEmpty()) {
            return empty(406, headers);
        }
        boolean asJson = type.equals(json);
        return new ServedContent(
                        asJson ? json : messages,
                        headers,
                        '"' + document.hash() + '"',
                        document.made(),
                        asJson ? document.json() : document.protobuf())
                .answer(request);
    }

    private static String url(String name, Document document) {
        return V3 + "/" + name + "?hash=" + document.hash();
    }

    private static Answer empty(int code, Map<String, List<String>> headers) {
        return new Answer.Raw(code, "", headers, new byte[0]);
    }
}
