package io.envtest.internal.endpoint.openapi;

import io.envtest.internal.registry.ResourceDefinition;
import io.envtest.internal.registry.ResourceDefinition.Subresource;
import io.envtest.internal.registry.Trait;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The paths and operations of one resource, as they follow from its verbs, scope and subresources. */
final class ResourcePaths {
    private static final List<String> CUSTOM_TYPES = List.of("application/json", "application/yaml");
    private static final List<String> BUILT_IN_TYPES =
            List.of("application/json", "application/yaml", "application/vnd.kubernetes.protobuf");
    private static final List<String> STREAMS =
            List.of("application/json;stream=watch", "application/vnd.kubernetes.protobuf;stream=watch");
    private static final String META = "io.k8s.apimachinery.pkg.apis.meta.v1.";
    private static final List<String> ANYTHING = List.of("*/*");

    private final ResourceDefinition definition;
    private final SchemaNames names;
    private final OptionParameters options;
    private final String prefix;
    private final String idPrefix;
    private final String kind;
    private final Set<String> verbs;
    private final List<PathItem> items = new ArrayList<>();

    ResourcePaths(ResourceDefinition definition, SchemaNames names, OptionParameters options) {
        this.definition = definition;
        this.names = names;
        this.options = options;
        String group = definition.resource().group();
        String version = definition.resource().version();
        this.prefix = group.isEmpty() ? "/api/" + version : "/apis/" + group + "/" + version;
        this.idPrefix = GroupWords.name(group) + GroupWords.title(version);
        this.kind = definition.kind().kind();
        this.verbs = definition.verbs();
    }

    List<PathItem> items() {
        String plural = "/" + definition.resource().resource();
        String collection = prefix + (definition.namespaced() ? "/namespaces/{namespace}" : "") + plural;
        item(collection, collection());
        item(collection + "/{name}", named());
        if (definition.namespaced() && verbs.contains("list")) {
            item(prefix + plural, List.of(list("ForAllNamespaces", false)));
        }
        if (definition.builtIn() && verbs.contains("watch")) {
            watchPaths(plural);
        }
        for (Subresource subresource : definition.subresources().values()) {
            new SubresourcePaths(this, definition, subresource, names, options)
                    .addTo(collection + "/{name}/" + subresource.name());
        }
        return items;
    }

    /** Adds a path, unless nothing can be done there. */
    void item(String path, List<Operation> operations) {
        if (!operations.isEmpty()) {
            items.add(new PathItem(path, operations));
        }
    }

    private void watchPaths(String plural) {
        String watch = prefix + "/watch";
        String collection = watch + (definition.namespaced() ? "/namespaces/{namespace}" : "") + plural;
        item(collection, List.of(watchList("", definition.namespaced())));
        item(collection + "/{name}", List.of(watchOne()));
        if (definition.namespaced()) {
            item(watch + plural, List.of(watchList("ForAllNamespaces", false)));
        }
    }

    private List<Operation> collection() {
        List<Operation> operations = new ArrayList<>();
        if (verbs.contains("list")) {
            operations.add(list("", definition.namespaced()));
        }
        if (verbs.contains("create")) {
            operations.add(create());
        }
        if (verbs.contains("deletecollection")) {
            operations.add(deleteCollection());
        }
        return operations;
    }

    private List<Operation> named() {
        List<Operation> operations = new ArrayList<>();
        if (verbs.contains("get")) {
            operations.add(read("", ""));
        }
        if (verbs.contains("update")) {
            operations.add(replace("", "", names.object(definition)));
        }
        if (verbs.contains("patch")) {
            operations.add(patch("", "", names.object(definition)));
        }
        if (verbs.contains("delete")) {
            operations.add(delete());
        }
        return operations;
    }

    private Operation list(String suffix, boolean inNamespace) {
        String what = definition.builtIn() && verbs.contains("watch") ? "list or watch" : "list";
        String id = "list" + idPrefix + (inNamespace ? "Namespaced" : "") + kind + suffix;
        Operation list = common(new Operation("get", id, what + " objects of kind " + kind), "list", inNamespace);
        list.produces = streaming();
        return list.takes(options.meta("ListOptions")).answers("200", "OK", names.list(definition));
    }

    private Operation watchList(String suffix, boolean inNamespace) {
        String id = "watch" + idPrefix + (inNamespace ? "Namespaced" : "") + kind + "List" + suffix;
        String description = "watch individual changes to a list of " + kind
                + ". deprecated: use the 'watch' parameter with a list operation instead.";
        return watch(new Operation("get", id, description), "watchlist", inNamespace);
    }

    private Operation watchOne() {
        String description = "watch changes to an object of kind " + kind
                + ". deprecated: use the 'watch' parameter with a list operation instead, filtered to a single item with the"
                + " 'fieldSelector' parameter.";
        Operation operation = new Operation("get", "watch" + idPrefix + scope() + kind, description);
        return watch(operation, "watch", definition.namespaced()).takes(List.of(name(kind)));
    }

    private Operation watch(Operation operation, String action, boolean inNamespace) {
        common(operation, action, inNamespace).produces = streaming();
        return operation.takes(options.meta("ListOptions")).answers("200", "OK", META + "WatchEvent");
    }

    private Operation create() {
        String schema = names.object(definition);
        Operation create =
                new Operation("post", "create" + idPrefix + scope() + kind, "create" + GroupWords.article(kind));
        common(create, "post", definition.namespaced());
        return creates(create, schema);
    }

    /** What every operation that makes an object takes and answers. */
    Operation creates(Operation create, String schema) {
        create.body = new Operation.Body(schema, true);
        return create.takes(options.meta("CreateOptions"))
                .answers("200", "OK", schema)
                .answers("201", "Created", schema)
                .answers("202", "Accepted", schema);
    }

    private Operation deleteCollection() {
        String id = "delete" + idPrefix + "Collection" + scope() + kind;
        Operation delete = new Operation("delete", id, "delete collection of " + kind);
        common(delete, "deletecollection", definition.namespaced()).takes(options.meta("ListOptions"));
        if (definition.builtIn()) {
            delete.parameters.removeIf(
                    parameter -> Set.of("watch", "allowWatchBookmarks").contains(parameter.name()));
            delete.takes(options.meta("DeleteOptions"));
            delete.body = new Operation.Body(META + "DeleteOptions", false);
        }
        return delete.answers("200", "OK", META + "Status");
    }

    private Operation delete() {
        Operation delete =
                new Operation("delete", "delete" + idPrefix + scope() + kind, "delete" + GroupWords.article(kind));
        common(delete, "delete", definition.namespaced()).takes(options.meta("DeleteOptions"));
        delete.takes(List.of(name(kind)));
        delete.body = new Operation.Body(META + "DeleteOptions", false);
        // a namespace is answered only because it is not gone yet, of which the documents do not speak
        boolean returned = definition.declaration().strategy().has(Trait.DELETE_RETURNS_OBJECT)
                && verbs.contains("deletecollection");
        String schema = returned ? names.object(definition) : META + "Status";
        return delete.answers("200", "OK", schema).answers("202", "Accepted", schema);
    }

    /** Reading of the object, or of a subresource: {@code status of } the object. */
    Operation read(String subresource, String ofWhat) {
        Operation read = new Operation(
                "get",
                "read" + idPrefix + scope() + kind + GroupWords.title(subresource),
                "read " + ofWhat + "the specified " + kind);
        common(read, "get", definition.namespaced()).takes(List.of(name(kind)));
        if (!definition.builtIn()) {
            read.takes(options.meta("GetOptions"));
        }
        return read.answers("200", "OK", names.object(definition));
    }

    Operation replace(String subresource, String ofWhat, String schema) {
        Operation replace = new Operation(
                "put",
                "replace" + idPrefix + scope() + kind + GroupWords.title(subresource),
                "replace " + ofWhat + "the specified " + kind);
        common(replace, "put", definition.namespaced()).takes(List.of(name(kind)));
        replace.body = new Operation.Body(schema, true);
        return replace.takes(options.meta("UpdateOptions"))
                .answers("200", "OK", schema)
                .answers("201", "Created", schema);
    }

    Operation patch(String subresource, String ofWhat, String schema) {
        Operation patch = new Operation(
                "patch",
                "patch" + idPrefix + scope() + kind + GroupWords.title(subresource),
                "partially update " + ofWhat + "the specified " + kind);
        common(patch, "patch", definition.namespaced()).takes(List.of(name(kind)));
        patch.body = new Operation.Body(META + "Patch", true);
        patch.consumes = patchTypes();
        patch.takes(options.meta("PatchOptions")).answers("200", "OK", schema);
        return definition.builtIn() ? patch.answers("201", "Created", schema) : patch;
    }

    private List<String> patchTypes() {
        List<String> types = new ArrayList<>(List.of("application/json-patch+json", "application/merge-patch+json"));
        if (definition.builtIn()) {
            types.add("application/strategic-merge-patch+json");
        }
        types.add("application/apply-patch+yaml");
        return types;
    }

    /** What every operation on the resource has. */
    Operation common(Operation operation, String action, boolean inNamespace) {
        operation.tag = GroupWords.tag(
                definition.resource().group(), definition.resource().version());
        operation.action = action;
        operation.kind = definition.kind();
        operation.consumes = definition.builtIn() ? ANYTHING : CUSTOM_TYPES;
        operation.produces = definition.builtIn() ? BUILT_IN_TYPES : CUSTOM_TYPES;
        if (inNamespace) {
            operation.takes(List.of(options.namespace()));
        }
        return operation.takes(List.of(options.pretty()));
    }

    /** The object's name as a parameter. */
    static Parameter name(String kind) {
        return Parameter.path("name", "name of the " + kind);
    }

    /** Where the ids of operations say that the resource stands in namespaces. */
    String scope() {
        return definition.namespaced() ? "Namespaced" : "";
    }

    String idPrefix() {
        return idPrefix;
    }

    private List<String> streaming() {
        if (!definition.builtIn()) {
            return CUSTOM_TYPES;
        }
        List<String> types = new ArrayList<>(BUILT_IN_TYPES);
        types.addAll(STREAMS);
        return types;
    }
}
