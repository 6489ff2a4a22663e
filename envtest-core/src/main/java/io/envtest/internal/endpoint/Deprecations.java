package io.envtest.internal.endpoint;

import io.envtest.internal.registry.ResourceDefinition;
import io.envtest.internal.request.RequestContext;
import java.util.Map;

/**
 * Warns of built-in kinds, and of versions of custom resources, that one should not use any more.
 *
 * @see <a href="https://kubernetes.io/docs/reference/using-api/deprecation-policy/">Deprecation policy</a>
 */
final class Deprecations {

    private static final Map<String, String> WARNINGS = Map.of(
            "v1/Endpoints", "v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice",
            "v1/ComponentStatus", "v1 ComponentStatus is deprecated in v1.19+");

    private Deprecations() {}

    static void warn(ResourceRequest request) {
        String text =
                WARNINGS.get(request.kind().apiVersion() + "/" + request.kind().kind());
        if (text != null) {
            request.context().warn(text);
        }
        if (request.definition().builtIn()) {
            warnOfVersion(request.context(), request.definition());
        }
    }

    /** Warns of the version that is asked for, of a custom resource even if it has no such subresource. */
    static void warnOfVersion(RequestContext context, ResourceDefinition definition) {
        String declared =
                definition.declaration().deprecation(definition.resource().version());
        if (!declared.isEmpty()) {
            context.warn(declared);
        }
    }
}
