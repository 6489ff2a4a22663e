package io.envtest.internal.endpoint;

import io.envtest.internal.endpoint.ResourceRouter.Route;
import io.envtest.internal.meta.ApiErrors;
import io.envtest.internal.registry.ResourceDefinition;
import io.envtest.internal.registry.ResourceDefinition.Subresource;
import io.envtest.internal.request.ApiCall;
import io.envtest.internal.request.RequestInfo;
import java.util.Optional;
import java.util.Set;

/** Routes to custom resources. The real server has another router for them, with other words. */
final class CustomRoutes {

    private static final Set<String> ACROSS_NAMESPACES = Set.of("list", "watch");

    private CustomRoutes() {}

    static Optional<Route> route(ApiCall call, ResourceDefinition definition) {
        RequestInfo info = call.context().info();
        boolean inNamespace = !info.namespace().isEmpty();
        if (definition.namespaced() != inNamespace && (inNamespace || !ACROSS_NAMESPACES.contains(info.verb()))) {
            return Optional.empty();
        }
        Deprecations.warnOfVersion(call.context(), definition);
        Subresource subresource = null;
        if (!info.subresource().isEmpty()) {
            subresource = definition.subresources().get(info.subresource());
            if (subresource == null) {
                throw ApiErrors.notFound(definition.resource(), info.name());
            }
        }
        Set<String> verbs = subresource == null ? definition.verbs() : subresource.verbs();
        if (!verbs.contains(info.verb())) {
            throw ApiErrors.methodNotSupported(definition.resource(), info.verb());
        }
        return Optional.of(new Route(info.verb(), new ResourceRequest(call, definition, subresource)));
    }
}
