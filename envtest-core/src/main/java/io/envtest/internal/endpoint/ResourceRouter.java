package io.envtest.internal.endpoint;

import io.envtest.internal.endpoint.negotiation.Negotiation;
import io.envtest.internal.endpoint.patch.PatchMediaTypes;
import io.envtest.internal.registry.ResourceDefinition;
import io.envtest.internal.registry.ResourceDefinition.Subresource;
import io.envtest.internal.registry.ResourceRegistry;
import io.envtest.internal.request.ApiCall;
import io.envtest.internal.request.RequestInfo;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the resource and verb a request is about. First the path must exist, then the method, then the media types must
 * do, in this order.
 */
final class ResourceRouter {

    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");
    private static final Set<String> NAMED_VERBS = Set.of("get", "update", "patch", "delete");
    private static final Set<String> COLLECTION_VERBS = Set.of("list", "watch", "create", "deletecollection");

    private final ResourceRegistry registry;

    ResourceRouter(ResourceRegistry registry) {
        this.registry = registry;
    }

    /** The route; empty if the group is unknown. */
    Optional<Route> route(ApiCall call) {
        RequestInfo info = call.context().info();
        Optional<ResourceDefinition> found = registry.find(info.apiGroup(), info.apiVersion(), info.resource());
        if (found.isEmpty()) {
            if (info.apiPrefix().equals("api") && info.apiGroup().isEmpty()
                    || !info.apiGroup().isEmpty() && registry.isBuiltIn(info.apiGroup())) {
                throw RouteErrors.notFound();
            }
            return Optional.empty();
        }
        ResourceDefinition definition = found.get();
        if (definition.resource().group().isEmpty() != info.apiPrefix().equals("api")) {
            return Optional.empty();
        }
        return definition.builtIn() ? Optional.of(builtIn(call, definition)) : CustomRoutes.route(call, definition);
    }

    private static Route builtIn(ApiCall call, ResourceDefinition definition) {
        RequestInfo info = call.context().info();
        int parts = info.parts().size();
        boolean inNamespace = !definition.namespaced() || !info.namespace().isEmpty();
        boolean misplaced = definition.namespaced()
                ? parts > 1 && info.namespace().isEmpty()
                : !info.namespace().isEmpty() && (!isNamespaces(definition) || parts == 1);
        if (misplaced) {
            throw RouteErrors.notFound();
        }
        if (info.verb().equals("watch") && call.request().path().contains("/watch/")) {
            return watchPath(call, definition, parts);
        }
        Subresource subresource = subresource(definition, info);
        String verb =
                parts == 1 ? collectionVerb(call, definition, inNamespace) : namedVerb(call, definition, subresource);
        ResourceRequest request = new ResourceRequest(call, definition, subresource);
        negotiate(request, verb);
        return new Route(verb, request);
    }

    private static boolean isNamespaces(ResourceDefinition definition) {
        return definition.resource().group().isEmpty()
                && definition.resource().resource().equals("namespaces");
    }

    private static @Nullable Subresource subresource(ResourceDefinition definition, RequestInfo info) {
        if (info.parts().size() < 3) {
            return null;
        }
        String name = info.parts().get(2);
        Subresource subresource = definition.subresources().get(name);
        if (subresource == null || info.parts().size() > 3 && !name.equals("proxy")) {
            throw RouteErrors.notFound();
        }
        return subresource;
    }

    private static Route watchPath(ApiCall call, ResourceDefinition definition, int parts) {
        if (parts > 2 || !definition.verbs().contains("watch")) {
            throw RouteErrors.notFound();
        }
        if (!call.request().method().equals("GET")) {
            throw RouteErrors.methodNotAllowed();
        }
        ResourceRequest request = new ResourceRequest(call, definition, null);
        negotiate(request, "watch");
        return new Route("watch", request);
    }

    private static String collectionVerb(ApiCall call, ResourceDefinition definition, boolean inNamespace) {
        Set<String> verbs = definition.verbs();
        boolean readable = verbs.contains("list") || verbs.contains("watch");
        if (!inNamespace && !readable) {
            throw RouteErrors.notFound();
        }
        String verb = call.context().info().verb();
        boolean known = COLLECTION_VERBS.contains(verb)
                && (verbs.contains(verb) || verb.equals("watch") && verbs.contains("list"))
                && METHODS.contains(call.request().method());
        if (!known || !inNamespace && !verb.equals("list") && !verb.equals("watch")) {
            throw RouteErrors.methodNotAllowed();
        }
        return verb;
    }

    private static String namedVerb(ApiCall call, ResourceDefinition definition, @Nullable Subresource subresource) {
        Set<String> verbs = subresource == null ? definition.verbs() : subresource.verbs();
        if (subresource == null && Collections.disjoint(verbs, NAMED_VERBS)) {
            throw RouteErrors.notFound();
        }
        String verb = call.context().info().verb();
        boolean collection = subresource == null && verb.equals("create");
        if (collection
                || !verbs.contains(verb)
                || !METHODS.contains(call.request().method())) {
            throw RouteErrors.methodNotAllowed();
        }
        return verb;
    }

    private static void negotiate(ResourceRequest request, String verb) {
        if (request.request().inProcess()) {
            return;
        }
        if (verb.equals("patch") && !PatchMediaTypes.routable(request.request())) {
            throw Negotiation.unroutable();
        }
        boolean collection = verb.equals("list") || verb.equals("watch");
        if (request.definition().builtIn()) {
            Negotiation.route(request.request(), request.offered(), collection);
        }
    }

    /**
     * A verb of a resource.
     *
     * @param verb the verb
     * @param request the request with its resource
     */
    record Route(String verb, ResourceRequest request) {}
}
