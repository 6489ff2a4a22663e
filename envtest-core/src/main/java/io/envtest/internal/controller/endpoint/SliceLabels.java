package io.envtest.internal.controller.endpoint;

import java.util.Set;

/** Labels and annotations of Endpoints and EndpointSlices. */
final class SliceLabels {

    static final String SERVICE_NAME = "kubernetes.io/service-name";
    static final String MANAGED_BY = "endpointslice.kubernetes.io/managed-by";
    static final String HEADLESS = "service.kubernetes.io/headless";
    static final String SKIP_MIRROR = "endpointslice.kubernetes.io/skip-mirror";
    static final String ENDPOINTS_MANAGED_BY = "endpoints.kubernetes.io/managed-by";
    static final String CHANGE_TIME = "endpoints.kubernetes.io/last-change-trigger-time";

    static final Set<String> RESERVED = Set.of(SERVICE_NAME, MANAGED_BY, HEADLESS);

    private SliceLabels() {}
}
