package io.envtest.internal.endpoint.openapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.registry.ResourceDefinition;
import io.envtest.internal.registry.ResourceRegistry;
import io.envtest.internal.schema.catalogue.TypeCatalogue;
import io.envtest.time.ClusterClock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * All documents, made when first asked for. What is built in is kept for good, what custom resource definitions add until
 * one of them changes. Thread-safe.
 */
final class OpenApiDocuments {
    private final ResourceRegistry registry;
    private final ForeignDocuments foreign;
    private final TypeCatalogue catalogue;
    private final String version;
    private final ClusterClock clock;
    private final OptionParameters options;
    private final SchemaNames names;
    private final Map<String, Document> builtIn = new ConcurrentHashMap<>();
    private volatile Edition edition = new Edition(-1);

    /** What was made for one state of the registry. */
    private static final class Edition {
        final long generation;
        final Map<String, Document> documents = new ConcurrentHashMap<>();

        Edition(long generation) {
            this.generation = generation;
        }
    }

    /**
     * The documents of a server.
     *
     * @param foreign what other servers serve
     * @param version its version as the documents name it, {@code 1.36}
     * @param clock tells when a document was made
     */
    OpenApiDocuments(
            ResourceRegistry registry,
            ForeignDocuments foreign,
            TypeCatalogue catalogue,
            String version,
            ClusterClock clock) {
        this.clock = clock;
        this.registry = registry;
        this.foreign = foreign;
        this.catalogue = catalogue;
        this.version = version;
        this.options = new OptionParameters(catalogue);
        this.names = new SchemaNames(catalogue);
    }

    /** Where other servers have their documents of v3, by name. */
    Map<String, String> elsewhere() {
        return foreign.v3();
    }

    /** All documents of v3, sorted by name. */
    SortedMap<String, Document> all() {
        SortedMap<String, Document> all = new TreeMap<>();
        makers().forEach((name, maker) -> all.put(name, maker.get()));
        return all;
    }

    /** A document of v3. */
    Optional<Document> v3(String name) {
        Supplier<Document> maker = makers().get(name);
        return maker == null ? Optional.empty() : Optional.of(maker.get());
    }

    /** The document of v2. */
    Document v2() {
        return current().documents.computeIfAbsent("", n -> everything());
    }

    private Document everything() {
        List<PathItem> items = items(registry.all());
        items.addAll(List.of(
                DiscoveryPaths.issuer(),
                DiscoveryPaths.keys(),
                DiscoveryPaths.version(),
                DiscoveryPaths.coreVersions(),
                DiscoveryPaths.groups()));
        Set<String> seen = new HashSet<>();
        for (ResourceDefinition definition : registry.all()) {
            String group = definition.resource().group();
            String own = definition.resource().version();
            if (definition.builtIn() && seen.add(group) && !group.isEmpty()) {
                items.add(DiscoveryPaths.group(group));
            }
            if (definition.builtIn() && seen.add(group + "/" + own)) {
                items.add(DiscoveryPaths.resources(group, own));
            }
        }
        Schemas schemas =
                new Schemas(catalogue, KnownGroupVersions::everywhere, CustomSchemas.v2(registry.all(), names));
        ObjectNode document = V2Document.of(version, items, schemas.of(items));
        foreign.v2().forEach(other -> V2Merge.add(document, other));
        return Document.v2(document, clock.now());
    }

    private SortedMap<String, Supplier<Document>> makers() {
        SortedMap<String, Supplier<Document>> makers = new TreeMap<>();
        makers.put(".well-known/openid-configuration", () -> plain("issuer", DiscoveryPaths::issuer));
        makers.put("openid/v1/jwks", () -> plain("keys", DiscoveryPaths::keys));
        makers.put("version", () -> plain("version", DiscoveryPaths::version));
        makers.put("api", () -> plain("api", DiscoveryPaths::coreVersions));
        makers.put("apis", () -> plain("apis", DiscoveryPaths::groups));
        Map<String, List<ResourceDefinition>> groupVersions = new HashMap<>();
        for (ResourceDefinition definition : registry.all()) {
            String group = definition.resource().group();
            if (definition.builtIn() && !group.isEmpty()) {
                makers.put("apis/" + group, () -> plain("apis/" + group, () -> DiscoveryPaths.group(group)));
            }
            String name = (group.isEmpty() ? "api/" : "apis/" + group + "/")
                    + definition.resource().version();
            groupVersions.computeIfAbsent(name, n -> new ArrayList<>()).add(definition);
        }
        groupVersions.forEach((name, definitions) -> makers.put(name, () -> groupVersion(name, definitions)));
        return makers;
    }

    private Document plain(String key, Supplier<PathItem> item) {
        return builtIn.computeIfAbsent(key, k -> {
            List<PathItem> items = List.of(item.get());
            ObjectNode schemas =
                    schemas(kind -> KnownGroupVersions.in(kind, List.of())).of(items);
            return Document.v3(V3Document.builtIn(version, items, schemas), clock.now());
        });
    }

    private Document groupVersion(String name, List<ResourceDefinition> definitions) {
        boolean custom = definitions.stream().noneMatch(ResourceDefinition::builtIn);
        return custom
                ? current().documents.computeIfAbsent(name, n -> custom(definitions))
                : builtIn.computeIfAbsent(name, n -> builtIn(definitions));
    }

    private Document builtIn(List<ResourceDefinition> definitions) {
        ResourceDefinition first = definitions.get(0);
        String group = first.resource().group();
        List<PathItem> items = items(definitions);
        items.add(DiscoveryPaths.resources(group, first.resource().version()));
        String own = group + "/" + first.resource().version();
        List<String> groupVersions = group.isEmpty() ? List.of("/v1") : List.of("/v1", own);
        ObjectNode schemas =
                schemas(kind -> KnownGroupVersions.in(kind, groupVersions)).of(items);
        return Document.v3(V3Document.builtIn(version, items, schemas), clock.now());
    }

    private Document custom(List<ResourceDefinition> definitions) {
        List<PathItem> items = items(definitions);
        Schemas schemas = new Schemas(catalogue, KnownGroupVersions::forClients, CustomSchemas.v3(definitions, names));
        return Document.v3(V3Document.custom(items, schemas.of(items)), clock.now());
    }

    private List<PathItem> items(Collection<ResourceDefinition> definitions) {
        List<PathItem> items = new ArrayList<>();
        definitions.forEach(definition -> items.addAll(new ResourcePaths(definition, names, options).items()));
        return items;
    }

    private Schemas schemas(Function<String, ArrayNode> everywhere) {
        return new Schemas(catalogue, everywhere, Map.of());
    }

    private Edition current() {
        Edition known = edition;
        long generation = registry.generation() + foreign.generation();
        if (known.generation != generation) {
            known = new Edition(generation);
            edition = known;
        }
        return known;
    }
}
