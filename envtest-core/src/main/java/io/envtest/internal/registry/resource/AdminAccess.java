package io.envtest.internal.registry.resource;

import io.envtest.internal.field.FieldErrors;
import io.envtest.view.FieldPath;
import io.envtest.view.resource.v1.DeviceRequest;
import io.envtest.view.resource.v1.DeviceRequestAllocationResult;
import java.util.List;

/**
 * Devices in use may be looked at from namespaces that are labelled for that.
 *
 * @param namespaces asked for the label
 * @see <a href="https://kubernetes.io/docs/concepts/scheduling-eviction/dynamic-resource-allocation/#admin-access">Admin access</a>
 */
record AdminAccess(NamespaceLabels namespaces) {

    private static final String LABEL = "resource.kubernetes.io/admin-access";
    private static final FieldPath REQUESTS = FieldPath.root("spec", "devices", "requests");

    /** No request may want access unless the namespace allows it; templates report it as claims do. */
    void requests(FieldErrors errors, List<DeviceRequest> requests, String namespace) {
        for (int i = 0; i < requests.size(); i++) {
            if (requests.get(i).exactly().adminAccess()) {
                check(errors, REQUESTS.index(i).child("adminAccess"), namespace);
                return;
            }
        }
    }

    /** No device may be given for access unless the namespace allows it. */
    void results(FieldErrors errors, List<DeviceRequestAllocationResult> results, String namespace) {
        results.stream()
                .filter(DeviceRequestAllocationResult::adminAccess)
                .findFirst()
                .ifPresent(result -> check(errors, result.path("adminAccess"), namespace));
    }

    private void check(FieldErrors errors, FieldPath path, String namespace) {
        if (!"true".equals(namespaces.of(namespace).get(LABEL))) {
            errors.forbidden(
                    path,
                    "admin access to devices requires the `" + LABEL + ": true` label on the containing namespace");
        }
    }
}
