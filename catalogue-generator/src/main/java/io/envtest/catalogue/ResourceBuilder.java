package io.envtest.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Derives resources, their scope, verbs and subresources from the paths of the API. */
final class ResourceBuilder {
    private final Map<String, String> definitionOfClass;
    private final Map<String, Definition> definitions;
    private final JsonNode table;

    ResourceBuilder(Map<String, String> definitionOfClass, Map<String, Definition> definitions) throws IOException {
        this.definitionOfClass = definitionOfClass;
        this.definitions = definitions;
        this.table = Overlay.table("resources.json");
    }

    /** What the operations on one resource or subresource say together. */
    private static final class Draft {
        final GroupVersion groupVersion;
        final String plural;
        final String subresource;
        final Set<String> verbs = new TreeSet<>();
        boolean namespaced;
        String kind = "";

        Draft(GroupVersion groupVersion, String plural, String subresource) {
            this.groupVersion = groupVersion;
            this.plural = plural;
            this.subresource = subresource;
        }
    }

    List<Resource> build(List<Operation> operations) {
        Map<String, Draft> drafts = new TreeMap<>();
        for (Operation operation : operations) {
            GroupVersion.ofPath(operation.path()).ifPresent(groupVersion -> operation(drafts, operation, groupVersion));
        }
        List<Resource> resources = new ArrayList<>();
        for (Draft draft : drafts.values()) {
            if (draft.subresource.isEmpty()) {
                resources.add(resource(draft, drafts));
            }
        }
        resources.sort(Comparator.comparing(
                        (Resource resource) -> resource.groupVersion().group())
                .thenComparing(resource -> resource.groupVersion().version())
                .thenComparing(Resource::plural));
        return resources;
    }

    private void operation(Map<String, Draft> drafts, Operation operation, GroupVersion groupVersion) {
        String prefix = groupVersion.group().isEmpty()
                ? "/api/v1"
                : "/apis/" + groupVersion.group() + "/" + groupVersion.version();
        String path = operation.path().substring(prefix.length());
        boolean namespaced = path.startsWith("/namespaces/{namespace}/");
        String rest = namespaced ? path.substring("/namespaces/{namespace}".length()) : path;
        String[] parts = rest.split("/");
        if (parts.length < 2 || parts[1].startsWith("{")) {
            return;
        }
        String subresource = parts.length > 3 ? parts[3] : "";
        String key = groupVersion.packageName() + "/" + parts[1] + "/" + subresource;
        Draft draft = drafts.computeIfAbsent(key, k -> new Draft(groupVersion, parts[1], subresource));
        draft.namespaced |= namespaced;
        verbs(draft, operation, parts.length > 2);
        if (draft.kind.isEmpty()) {
            draft.kind = kind(operation, parts.length > 2);
        }
    }

    private static void verbs(Draft draft, Operation operation, boolean named) {
        switch (operation.method()) {
            case "POST" -> draft.verbs.add("create");
            case "PUT" -> draft.verbs.add("update");
            case "PATCH" -> draft.verbs.add("patch");
            case "DELETE" -> draft.verbs.add(named ? "delete" : "deletecollection");
            case "GET" -> draft.verbs.add(named ? "get" : "list");
            default -> {}
        }
        if (operation.method().equals("GET") && operation.query().contains("watch")) {
            draft.verbs.add("watch");
        }
    }

    private String kind(Operation operation, boolean named) {
        boolean writes = operation.method().equals("POST") || operation.method().equals("PUT");
        String type = writes && !operation.body().isEmpty() ? operation.body() : operation.result();
        String definition = definitionOfClass.getOrDefault(type, "");
        boolean read = operation.method().equals("GET") && named;
        return writes || read ? definition : "";
    }

    private Resource resource(Draft draft, Map<String, Draft> drafts) {
        String key =
                draft.groupVersion.group().isEmpty() ? draft.plural : draft.plural + "." + draft.groupVersion.group();
        JsonNode row = table.path(key);
        List<Resource.Subresource> subresources = new ArrayList<>();
        for (Draft sub : drafts.values()) {
            if (sub.groupVersion.equals(draft.groupVersion)
                    && sub.plural.equals(draft.plural)
                    && !sub.subresource.isEmpty()) {
                subresources.add(
                        subresource(sub, draft, row.path("subresources").path(sub.subresource)));
            }
        }
        String kind = simple(kindOf(draft, drafts));
        return new Resource(
                draft.groupVersion,
                draft.plural,
                kind,
                draft.namespaced,
                verbs(draft, row),
                Overlay.texts(row.path("shortNames")),
                Overlay.texts(row.path("categories")),
                subresources);
    }

    private static String kindOf(Draft draft, Map<String, Draft> drafts) {
        Draft named = drafts.get(draft.groupVersion.packageName() + "/" + draft.plural + "/");
        return named == null ? draft.kind : named.kind;
    }

    private Resource.Subresource subresource(Draft sub, Draft parent, JsonNode row) {
        String definition = row.has("kind")
                ? parent.groupVersion.packageName() + "." + row.path("kind").asText()
                : sub.kind;
        GroupVersion groupVersion = groupVersion(definition, parent.groupVersion);
        return new Resource.Subresource(sub.subresource, groupVersion, simple(definition), verbs(sub, row));
    }

    private static List<String> verbs(Draft draft, JsonNode row) {
        return row.has("verbs") ? Overlay.texts(row.path("verbs")) : List.copyOf(draft.verbs);
    }

    /** The group-version that owns the definition; that of the parent when the package is the same. */
    private GroupVersion groupVersion(String definition, GroupVersion parent) {
        Definition found = definitions.get(definition);
        if (found == null || found.packageName().equals(parent.packageName())) {
            return parent;
        }
        return switch (found.packageName()) {
            case "io.k8s.api.authentication.v1" -> new GroupVersion("authentication.k8s.io", "v1");
            default -> {
                String[] parts = found.packageName().split("\\.");
                yield new GroupVersion(parts[parts.length - 2], parts[parts.length - 1]);
            }
        };
    }

    private static String simple(String definition) {
        return definition.substring(definition.lastIndexOf('.') + 1);
    }
}
