package io.envtest.internal.endpoint.openapi;

import io.envtest.api.GroupVersionKind;
import io.envtest.internal.registry.ResourceDefinition;
import io.envtest.internal.registry.ResourceDefinition.Subresource;
import io.envtest.internal.schema.catalogue.Type;
import io.envtest.internal.schema.catalogue.TypeCatalogue;

/** The names of definitions that operations refer to. */
final class SchemaNames {
    private final TypeCatalogue catalogue;

    SchemaNames(TypeCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** The definition of a resource's objects. */
    String object(ResourceDefinition definition) {
        return of(definition, definition.kind().kind());
    }

    /** The definition of a resource's lists. */
    String list(ResourceDefinition definition) {
        return of(definition, definition.listKind());
    }

    /** The definition of what a subresource takes and gives. */
    String of(ResourceDefinition definition, Subresource subresource) {
        return subresource.kind().equals(definition.kind()) ? object(definition) : builtIn(subresource.kind());
    }

    private String of(ResourceDefinition definition, String kind) {
        String group = definition.kind().group();
        String version = definition.kind().version();
        return definition.builtIn()
                ? builtIn(new GroupVersionKind(group, version, kind))
                : GroupWords.packageName(group, version) + "." + kind;
    }

    private String builtIn(GroupVersionKind kind) {
        return catalogue
                .objectType(kind.group(), kind.version(), kind.kind())
                .map(Type::definition)
                .orElseThrow(() -> new IllegalStateException("the type catalogue has no kind " + kind));
    }
}
