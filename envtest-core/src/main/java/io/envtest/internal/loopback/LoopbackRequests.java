package io.envtest.internal.loopback;

import io.envtest.api.GroupVersionResource;
import io.envtest.internal.endpoint.answer.Answer;
import io.envtest.internal.request.ApiCall;
import io.envtest.internal.request.ApiRequest;
import io.envtest.internal.request.QueryParameters;
import io.envtest.internal.request.RequestBody;
import io.envtest.internal.request.RequestContext;
import io.envtest.internal.request.RequestInfoParser;
import io.envtest.internal.request.UserInfo;
import io.envtest.internal.request.filter.ApiHandler;

/** Sends requests of one user through the chain. Thread-safe. */
final class LoopbackRequests {

    private final ApiHandler handler;
    private final UserInfo user;
    private final String userAgent;

    /**
     * @param handler the chain behind authentication
     * @param userAgent becomes the field manager up to its first slash
     */
    LoopbackRequests(ApiHandler handler, UserInfo user, String userAgent) {
        this.handler = handler;
        this.user = user;
        this.userAgent = userAgent;
    }

    Answer send(String method, String path, QueryParameters query, String contentType, RequestBody body) {
        ApiRequest request = ApiRequest.inProcess(method, path, query, contentType, body);
        RequestContext context = new RequestContext(RequestInfoParser.parse(method, path, query), user, userAgent);
        return handler.handle(new ApiCall(request, context));
    }

    /** The path of a resource, an object or a subresource; parts that are empty are left out. */
    static String path(GroupVersionResource resource, String namespace, String name, String subresource) {
        StringBuilder path = new StringBuilder(resource.group().isEmpty() ? "/api" : "/apis/" + resource.group());
        path.append('/').append(resource.version());
        if (!namespace.isEmpty()) {
            path.append("/namespaces/").append(namespace);
        }
        path.append('/').append(resource.resource());
        if (!name.isEmpty()) {
            path.append('/').append(name);
        }
        return subresource.isEmpty() ? path.toString() : path.append('/').append(subresource).toString();
    }
}
