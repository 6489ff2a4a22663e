package io.envtest.internal.endpoint.proxy;

import io.envtest.internal.endpoint.ResourceRequest;

/** What is said over a WebSocket without streams of its own. */
final class Messages {

    /** A stream as it is. */
    static final String BINARY = "binary.k8s.io";

    private Messages() {}

    static boolean areWanted(ResourceRequest request) {
        return request.request().header("Upgrade").equalsIgnoreCase("websocket");
    }
}
