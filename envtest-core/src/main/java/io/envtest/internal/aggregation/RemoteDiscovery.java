package io.envtest.internal.aggregation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.envtest.internal.endpoint.discovery.ForeignVersion;
import io.envtest.internal.endpoint.discovery.ForeignVersions;
import io.envtest.internal.outbound.Destination;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The resources of other servers, as they told them when they were last looked at. Thread-safe. */
public final class RemoteDiscovery implements ForeignVersions, RemoteDocuments {

    private static final String USER = "system:kube-aggregator";
    private static final List<String> AGGREGATED =
            List.of("application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,"
                    + "application/json;g=apidiscovery.k8s.io;v=v2beta1;as=APIGroupDiscoveryList");

    private final RemoteVersions versions;
    private final RemoteServers servers;
    private final Map<String, ArrayNode> known = new ConcurrentHashMap<>();
    private final AtomicLong generation = new AtomicLong();

    /** Knows nothing of them yet. */
    public RemoteDiscovery(RemoteVersions versions, RemoteServers servers) {
        this.versions = versions;
        this.servers = servers;
        versions.onChange(name -> generation.incrementAndGet());
    }

    @Override
    public long generation() {
        return generation.get();
    }

    @Override
    public Collection<ForeignVersion> all() {
        List<ForeignVersion> all = new ArrayList<>();
        for (RemoteVersion version : versions.all()) {
            all.add(new ForeignVersion(
                    version.group(),
                    version.version(),
                    version.groupPriority(),
                    version.versionPriority(),
                    known.get(version.name())));
        }
        return all;
    }

    @Override
    public void refresh(RemoteVersion version) {
        remember(version, ask(version).orElse(null));
    }

    @Override
    public void lose(RemoteVersion version) {
        remember(version, null);
    }

    private void remember(RemoteVersion version, @Nullable ArrayNode resources) {
        ArrayNode before = resources == null ? known.remove(version.name()) : known.put(version.name(), resources);
        boolean same = before == null ? resources == null : before.equals(resources);
        if (!same) {
            generation.incrementAndGet();
        }
    }

    private Optional<ArrayNode> ask(RemoteVersion version) {
        try {
            Destination server = servers.find(version);
            Map<String, List<String>> headers = Map.of(
                    "Accept", AGGREGATED,
                    "X-Remote-User", List.of(USER),
                    "X-Remote-Group", List.of("system:masters"));
            Optional<ArrayNode> found = servers.document(server, "/apis", headers)
                    .flatMap(document -> RemoteResources.aggregated(document, version));
            if (found.isPresent()) {
                return found;
            }
            Map<String, List<String>> plain =
                    Map.of("Accept", List.of("application/json"), "X-Remote-User", List.of(USER));
            return servers.document(server, version.root(), plain).map(RemoteResources::listed);
        } catch (IOException e) {
            System.getLogger("io.envtest")
                    .log(System.Logger.Level.DEBUG, "no discovery document from " + version.name(), e);
            return Optional.empty();
        }
    }
}
