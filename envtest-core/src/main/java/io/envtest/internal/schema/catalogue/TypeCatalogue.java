package io.envtest.internal.schema.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import io.envtest.api.GroupVersionKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The built-in API: its resources, types and documentation. Safe for use by several threads; a group-version is read when
 * one of its types is first asked for, so that a start pays only for what it touches.
 */
public final class TypeCatalogue {
    private static final String META = "io.k8s.apimachinery.pkg.apis.meta.v1";

    private final Map<String, String> packages = new ConcurrentHashMap<>();
    private final Map<String, JsonNode> rows = new ConcurrentHashMap<>();
    private final Map<String, Type> types = new ConcurrentHashMap<>();
    private final Docs docs = new Docs();
    private final List<ResourceType> resources;

    private TypeCatalogue(JsonNode index) {
        for (Map.Entry<String, JsonNode> entry : index.path("packages").properties()) {
            packages.put(entry.getKey(), entry.getValue().asText());
        }
        List<ResourceType> read = new ArrayList<>();
        for (JsonNode row : index.path("resources")) {
            read.add(resource(row));
        }
        this.resources = List.copyOf(read);
    }

    /** The catalogue of this library. Reads no more than the list of resources. */
    public static TypeCatalogue load() {
        return new TypeCatalogue(CatalogueResource.read("index.json"));
    }

    /** All resources of all group-versions, also of those that are not served by default. */
    public List<ResourceType> resources() {
        return resources;
    }

    /**
     * The type of a definition, {@code io.k8s.api.core.v1.Pod}.
     *
     * @throws IllegalArgumentException when there is none of that name
     */
    public Type type(String definition) {
        Optional<Type> found = find(definition);
        if (found.isEmpty()) {
            throw new IllegalArgumentException("the type catalogue has no definition " + definition);
        }
        return found.get();
    }

    /** The type of objects of that kind, among them lists and, in every group-version, the options and Status. */
    public Optional<Type> objectType(String group, String version, String kind) {
        String packageName = packages.get(group + "/" + version);
        Optional<Type> own = packageName == null ? Optional.empty() : objectType(packageName, kind);
        return own.isPresent() ? own : objectType(META, kind);
    }

    /** The kind that objects of a struct have; empty for structs that are only parts of objects. */
    public Optional<GroupVersionKind> kind(Type struct) {
        int dot = struct.definition().lastIndexOf('.');
        if (dot < 0 || !isObject(struct)) {
            return Optional.empty();
        }
        String packageName = struct.definition().substring(0, dot);
        String groupVersion = packageName.equals(META)
                ? "/v1"
                : packages.entrySet().stream()
                        .filter(entry -> entry.getValue().equals(packageName))
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElse("");
        int slash = groupVersion.indexOf('/');
        return slash < 0
                ? Optional.empty()
                : Optional.of(new GroupVersionKind(
                        groupVersion.substring(0, slash), groupVersion.substring(slash + 1), struct.goName()));
    }

    /** Documentation of definitions and fields. */
    public Docs docs() {
        return docs;
    }

    private Optional<Type> objectType(String packageName, String kind) {
        Optional<Type> found = find(packageName + "." + kind);
        return found.isPresent() && isObject(found.get()) ? found : Optional.empty();
    }

    /** Whether it is a struct that starts with the type meta, which unlike other fields of these names has no number on the wire. */
    private static boolean isObject(Type type) {
        if (type.kind() != Type.Kind.STRUCT) {
            return false;
        }
        Field kind = type.field("kind");
        Field apiVersion = type.field("apiVersion");
        return kind != null && apiVersion != null && kind.protoNumber() == 0 && apiVersion.protoNumber() == 0;
    }

    private Optional<Type> find(String definition) {
        Type known = types.get(definition);
        if (known != null) {
            return Optional.of(known);
        }
        int dot = definition.lastIndexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        String packageName = definition.substring(0, dot);
        JsonNode row = rows.computeIfAbsent(packageName, name -> CatalogueResource.read(name + ".json"))
                .path(definition.substring(dot + 1));
        if (row.isMissingNode()) {
            return Optional.empty();
        }
        Type read = new TypeReader(packageName, this::type).definition(definition.substring(dot + 1), row);
        Type first = types.putIfAbsent(definition, read);
        return Optional.of(first == null ? read : first);
    }

    private static ResourceType resource(JsonNode row) {
        List<SubresourceType> subresources = new ArrayList<>();
        for (JsonNode sub : row.path("subresources")) {
            subresources.add(subresource(sub));
        }
        return new ResourceType(
                row.path("group").asText(),
                row.path("version").asText(),
                row.path("plural").asText(),
                row.path("singular").asText(),
                row.path("kind").asText(),
                row.path("namespaced").asBoolean(),
                CatalogueResource.texts(row.path("verbs")),
                CatalogueResource.texts(row.path("shortNames")),
                CatalogueResource.texts(row.path("categories")),
                List.copyOf(subresources),
                row.path("servedByDefault").asBoolean());
    }

    private static SubresourceType subresource(JsonNode row) {
        return new SubresourceType(
                row.path("name").asText(),
                row.path("group").asText(),
                row.path("version").asText(),
                row.path("kind").asText(),
                CatalogueResource.texts(row.path("verbs")));
    }
}
