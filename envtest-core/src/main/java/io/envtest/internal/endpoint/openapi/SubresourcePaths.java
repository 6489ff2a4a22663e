package io.envtest.internal.endpoint.openapi;

import io.envtest.api.GroupVersionKind;
import io.envtest.internal.registry.ResourceDefinition;
import io.envtest.internal.registry.ResourceDefinition.Subresource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The paths and operations of one subresource. */
final class SubresourcePaths {
    /** The options of subresources that are read and are no objects. */
    private static final Map<String, String> READ_OPTIONS = Map.of("log", "io.k8s.api.core.v1.PodLogOptions");

    private static final List<String> STREAM_METHODS = List.of("GET", "POST");
    private static final List<String> ALL_METHODS = List.of("GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH");
    private static final List<String> ANYTHING = List.of("*/*");

    private final ResourcePaths resource;
    private final ResourceDefinition definition;
    private final Subresource subresource;
    private final SchemaNames names;
    private final OptionParameters options;
    private final String kind;

    SubresourcePaths(
            ResourcePaths resource,
            ResourceDefinition definition,
            Subresource subresource,
            SchemaNames names,
            OptionParameters options) {
        this.resource = resource;
        this.definition = definition;
        this.subresource = subresource;
        this.names = names;
        this.options = options;
        this.kind = definition.kind().kind();
    }

    void addTo(String path) {
        if (!subresource.kind().kind().endsWith("Options")) {
            resource.item(path, plain());
            return;
        }
        boolean proxy = subresource.verbs().contains("delete");
        List<String> methods = proxy ? ALL_METHODS : STREAM_METHODS;
        resource.item(path, methods.stream().map(method -> connect(method, "")).toList());
        if (proxy) {
            Parameter rest = Parameter.path("path", "path to the resource");
            resource.item(
                    path + "/{path}",
                    methods.stream()
                            .map(method -> connect(method, "WithPath").takes(List.of(rest)))
                            .toList());
        }
    }

    private List<Operation> plain() {
        Set<String> verbs = subresource.verbs();
        String schema = names.of(definition, subresource);
        String ofWhat = subresource.name() + " of ";
        List<Operation> operations = new ArrayList<>();
        if (verbs.contains("get")) {
            operations.add(read(schema, ofWhat));
        }
        if (verbs.contains("update")) {
            operations.add(own(resource.replace(subresource.name(), ofWhat, schema)));
        }
        if (verbs.contains("patch")) {
            operations.add(own(resource.patch(subresource.name(), ofWhat, schema)));
        }
        if (verbs.contains("create")) {
            operations.add(create(schema, ofWhat));
        }
        return operations;
    }

    private Operation read(String schema, String ofWhat) {
        Operation read = own(resource.read(subresource.name(), ofWhat));
        String optionType = definition.builtIn() ? READ_OPTIONS.get(subresource.name()) : null;
        if (optionType == null) {
            return read.answers("200", "OK", schema);
        }
        List<String> produces = new ArrayList<>(List.of("text/plain"));
        produces.addAll(read.produces);
        read.produces = produces;
        return read.takes(options.of(optionType)).answers("200", "OK", Operation.TEXT);
    }

    private Operation create(String schema, String ofWhat) {
        Operation create = new Operation(
                "post",
                "create" + resource.idPrefix() + resource.scope() + kind + GroupWords.title(subresource.name()),
                "create " + ofWhat.strip() + GroupWords.article(kind));
        resource.common(create, "post", definition.namespaced()).takes(List.of(ResourcePaths.name(kind)));
        return own(resource.creates(create, schema));
    }

    /** Says of which kind the subresource is, where the server does. */
    private Operation own(Operation operation) {
        GroupVersionKind own = subresource.kind();
        if (definition.builtIn() && !own.equals(definition.kind())) {
            operation.kind = own;
            operation.parameters.remove(ResourcePaths.name(kind));
            operation.takes(List.of(ResourcePaths.name(own.kind())));
        }
        return operation;
    }

    private Operation connect(String method, String suffix) {
        Operation connect = new Operation(
                method.toLowerCase(Locale.ROOT),
                "connect" + resource.idPrefix() + GroupWords.title(method.toLowerCase(Locale.ROOT)) + resource.scope()
                        + kind + GroupWords.title(subresource.name()) + suffix,
                "connect " + method + " requests to " + subresource.name() + " of " + kind);
        resource.common(connect, "connect", definition.namespaced());
        connect.parameters.remove(options.pretty());
        connect.kind = subresource.kind();
        connect.produces = ANYTHING;
        connect.takes(List.of(ResourcePaths.name(subresource.kind().kind())))
                .takes(options.of(names.of(definition, subresource)));
        return connect.answers("200", "OK", Operation.TEXT);
    }
}
