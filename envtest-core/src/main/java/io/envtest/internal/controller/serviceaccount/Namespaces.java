package io.envtest.internal.controller.serviceaccount;

import io.envtest.api.ApiException;
import io.envtest.view.core.v1.Namespace;

/** Questions about namespaces. */
final class Namespaces {

    private Namespaces() {}

    static boolean isActive(Namespace namespace) {
        return namespace.status().phase().equals("Active");
    }

    /** Whether a creation was refused because the namespace is on its way out or gone. */
    static boolean isTerminating(ApiException failure) {
        return failure.status().code() == 404
                || failure.status().details().causes().stream()
                        .anyMatch(cause -> cause.reason().equals("NamespaceTerminating"));
    }
}
