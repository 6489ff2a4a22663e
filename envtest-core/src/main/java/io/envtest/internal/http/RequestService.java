package io.envtest.internal.http;

import io.envtest.internal.request.ApiRequest;

/** What the listener hands requests to. Thread-safe. */
@FunctionalInterface
public interface RequestService {

    /** Answers a request; refusals are answers, too. */
    HttpResponse serve(ApiRequest request);
}
