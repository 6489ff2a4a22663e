package io.envtest.internal.request;

/**
 * A request and what travels with it.
 *
 * @param request the request
 * @param context its facts, who asks, warnings
 */
public record ApiCall(ApiRequest request, RequestContext context) {

    /** A request of which nobody knows yet who sent it. */
    public static ApiCall anonymous(ApiRequest request) {
        RequestContext context = new RequestContext(
                RequestInfoParser.parse(request.method(), request.path(), request.query()),
                UserInfo.ANONYMOUS,
                request.header("User-Agent"));
        return new ApiCall(request, context);
    }
}
