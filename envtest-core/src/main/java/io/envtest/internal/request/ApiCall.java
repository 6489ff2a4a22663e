package io.envtest.internal.request;

/**
 * A request and what travels with it.
 *
 * @param request the request
 * @param context its facts, who asks, warnings
 */
public record ApiCall(ApiRequest request, RequestContext context) {}
