package io.envtest.internal.registry.resource;

import io.envtest.view.resource.v1.DeviceClaim;
import io.envtest.view.resource.v1.DeviceRequest;
import io.envtest.view.resource.v1.DeviceSubRequest;
import io.envtest.view.resource.v1.DeviceToleration;
import io.envtest.view.resource.v1.ExactDeviceRequest;

/** Defaults of what is claimed. */
final class ClaimDefaults {

    private static final String EXACT_COUNT = "ExactCount";

    private ClaimDefaults() {}

    static void set(DeviceClaim claim) {
        for (DeviceRequest request : claim.requests()) {
            if (request.exactly().present()) {
                exactly(request.exactly());
            }
            request.firstAvailable().forEach(ClaimDefaults::alternative);
        }
    }

    static void exactly(ExactDeviceRequest request) {
        if (request.allocationMode().isEmpty()) {
            request.setAllocationMode(EXACT_COUNT);
        }
        if (request.allocationMode().equals(EXACT_COUNT) && request.count() == 0) {
            request.materialize().put("count", 1);
        }
        request.tolerations().forEach(ClaimDefaults::toleration);
    }

    private static void alternative(DeviceSubRequest request) {
        if (request.allocationMode().isEmpty()) {
            request.setAllocationMode(EXACT_COUNT);
        }
        if (request.allocationMode().equals(EXACT_COUNT) && request.count() == 0) {
            request.materialize().put("count", 1);
        }
        request.tolerations().forEach(ClaimDefaults::toleration);
    }

    /** Also of the tolerations that an allocation repeats. */
    static void toleration(DeviceToleration toleration) {
        if (toleration.operator().isEmpty()) {
            toleration.setOperator("Equal");
        }
    }
}
