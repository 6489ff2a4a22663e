package io.envtest.internal.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.objectstore.StoreKey;
import io.envtest.internal.request.RequestContext;

/**
 * What a request to the store is about.
 *
 * @param context the request: user, user agent, warnings
 * @param definition the resource in the version that was asked for
 * @param namespace namespace, empty for cluster-scoped resources
 * @param name name; empty for collections and for a create
 * @param subresource subresource that shares the object ({@code status} …), empty for the object itself
 */
public record Target(
        RequestContext context, ResourceDefinition definition, String namespace, String name, String subresource) {

    /** The same request about another object of the collection. */
    public Target named(String otherNamespace, String otherName) {
        return new Target(context, definition, otherNamespace, otherName, subresource);
    }

    /**
     * Puts an object that was posted into the request's namespace; it must not name another.
     *
     * @throws io.envtest.api.ApiException 400 if it does
     */
    public void ensureNamespace(ObjectNode object) {
        SystemMetadata.namespace(this, SystemMetadata.of(object));
    }

    StoreKey key() {
        PathSegments.check(name);
        return new StoreKey(definition.namespaced() ? namespace : "", name);
    }

    /** The strategy that governs writes: the subresource's own, else the kind's. */
    Strategy strategy() {
        KindDeclaration declaration = definition.declaration();
        return subresource.isEmpty()
                ? declaration.strategy()
                : declaration.subresource(subresource).orElseGet(declaration::strategy);
    }
}
