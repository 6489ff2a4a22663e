package io.envtest.internal.endpoint;

import io.envtest.api.GroupVersionResource;
import io.envtest.internal.endpoint.ResourceRouter.Route;
import io.envtest.internal.endpoint.answer.Answer;
import io.envtest.internal.endpoint.negotiation.BodyFormats;
import io.envtest.internal.registry.PostedResource;
import io.envtest.internal.registry.ResourceRegistry;
import io.envtest.internal.request.ApiCall;
import io.envtest.internal.request.filter.ApiHandler;
import io.envtest.spi.component.ClusterRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The end of the chain: resources by verb, plain paths by name. */
public final class ApiEndpoint implements ApiHandler {

    private final ResourceRouter router;
    private final Map<String, VerbEndpoint> verbs;
    private final Map<String, VerbEndpoint> special;
    private final ApiHandler plain;

    /**
     * Puts the endpoints together.
     *
     * @param minRequestTimeout how long watches last at least where the client has no wish
     * @param posted resources and subresources that are posted and never stored
     * @param special other subresources with behaviour of their own, by {@code group/plural/subresource}
     * @param plain everything that is no resource
     */
    public ApiEndpoint(
            ResourceRegistry registry,
            Verbs verbs,
            BodyFormats formats,
            ClusterRandom random,
            Duration minRequestTimeout,
            List<PostedResource> posted,
            Map<String, VerbEndpoint> special,
            ApiHandler plain) {
        this.router = new ResourceRouter(registry);
        DeleteBody deleteBody = new DeleteBody(formats);
        this.verbs = Map.of(
                "get", new GetEndpoint(verbs),
                "list", new ListEndpoint(verbs),
                "watch", new WatchEndpoint(verbs, random, minRequestTimeout),
                "create", new CreateEndpoint(verbs),
                "update", new UpdateEndpoint(verbs),
                "patch", new PatchEndpoint(verbs, formats),
                "delete", new DeleteEndpoint(verbs, deleteBody),
                "deletecollection", new DeleteCollectionEndpoint(verbs, deleteBody));
        Map<String, VerbEndpoint> own = new HashMap<>(special);
        for (PostedResource resource : posted) {
            own.put(key(resource.resource(), resource.subresource()), new PostedEndpoint(verbs, resource));
        }
        this.special = Map.copyOf(own);
        this.plain = plain;
    }

    @Override
    public Answer handle(ApiCall call) {
        if (call.request().path().startsWith("//")) {
            return RouteErrors.pageNotFound(); // who may ask for it is told by the path without the first slash
        }
        if (!call.context().info().resourceRequest()) {
            return plain.handle(call);
        }
        Optional<Route> route = router.route(call);
        return route.isEmpty() ? RouteErrors.pageNotFound() : serve(route.get());
    }

    private Answer serve(Route route) {
        ResourceRequest request = route.request();
        VerbEndpoint own = special.get(key(request.definition().resource(), request.subresourceName()));
        VerbEndpoint verb = own == null ? verbs.get(route.verb()) : own;
        if (verb == null) {
            throw RouteErrors.methodNotAllowed();
        }
        Deprecations.warn(request);
        return verb.serve(request);
    }

    private static String key(GroupVersionResource resource, String subresource) {
        return resource.group() + "/" + resource.resource() + "/" + subresource;
    }
}
