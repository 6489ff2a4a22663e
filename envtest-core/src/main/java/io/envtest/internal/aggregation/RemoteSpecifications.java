package io.envtest.internal.aggregation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.endpoint.openapi.ForeignDocuments;
import io.envtest.internal.outbound.Destination;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** OpenAPI documents of other servers, as of the last look at each; what does not answer keeps its own. Thread-safe. */
public final class RemoteSpecifications implements ForeignDocuments, RemoteDocuments {

    private static final Map<String, List<String>> HEADERS = Map.of(
            "Accept", List.of("application/json"),
            "X-Remote-User", List.of("system:aggregator"));

    /** What one server told; null for what it does not tell. */
    private record Told(
            @Nullable ObjectNode second, @Nullable String urlOfThird) {}

    private final RemoteVersions versions;
    private final RemoteServers servers;
    private final Map<String, Told> known = new ConcurrentHashMap<>();
    private final AtomicLong generation = new AtomicLong();

    /** Knows nothing of them yet. */
    public RemoteSpecifications(RemoteVersions versions, RemoteServers servers) {
        this.versions = versions;
        this.servers = servers;
        versions.onChange(this::changed);
    }

    private void changed(String name) {
        if (versions.named(name).isEmpty() && known.remove(name) != null) {
            generation.incrementAndGet();
        }
    }

    @Override
    public long generation() {
        return generation.get();
    }

    @Override
    public Collection<ObjectNode> v2() {
        List<ObjectNode> documents = new ArrayList<>();
        for (Told told : new TreeMap<>(known).values()) {
            if (told.second != null) {
                documents.add(told.second);
            }
        }
        return documents;
    }

    @Override
    public Map<String, String> v3() {
        Map<String, String> urls = new TreeMap<>();
        for (RemoteVersion version : versions.all()) {
            Told told = known.get(version.name());
            if (told != null && told.urlOfThird != null) {
                urls.put("apis/" + version.groupVersion(), told.urlOfThird);
            }
        }
        return urls;
    }

    @Override
    public void lose(RemoteVersion version) {
        // clients go on to validate by what it told
    }

    @Override
    public void refresh(RemoteVersion version) {
        try {
            Destination server = servers.find(version);
            ObjectNode second = servers.document(server, "/openapi/v2", HEADERS)
                    .map(document -> paths(document, version.root()))
                    .orElse(null);
            String third = servers.document(server, "/openapi/v3", HEADERS)
                    .map(index -> url(index, version))
                    .orElse(null);
            Told told = new Told(second, third);
            if (!told.equals(known.put(version.name(), told))) {
                generation.incrementAndGet();
            }
        } catch (IOException e) {
            System.getLogger("io.envtest").log(System.Logger.Level.DEBUG, "no OpenAPI of " + version.name(), e);
        }
    }

    /** Only what is served through this server. */
    private static @Nullable ObjectNode paths(JsonNode document, String root) {
        if (!(document instanceof ObjectNode whole) || !(document.get("paths") instanceof ObjectNode paths)) {
            return null;
        }
        List<String> others = new ArrayList<>();
        paths.fieldNames().forEachRemaining(path -> {
            if (!path.equals(root) && !path.startsWith(root + "/")) {
                others.add(path);
            }
        });
        paths.remove(others);
        return whole;
    }

    private static @Nullable String url(JsonNode index, RemoteVersion version) {
        JsonNode url =
                index.path("paths").path("apis/" + version.groupVersion()).get("serverRelativeURL");
        return url == null ? null : url.asText();
    }
}
