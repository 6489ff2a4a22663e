package io.envtest.internal.scheduler.plugin.dynamicresources;

import io.envtest.view.meta.v1.Condition;
import io.envtest.view.resource.v1.AllocatedDeviceStatus;
import io.envtest.view.resource.v1.DeviceRequestAllocationResult;
import io.envtest.view.resource.v1.ResourceClaim;
import java.util.List;

/**
 * How far the allocated devices of claims are prepared for the pod.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/concepts/scheduling-eviction/dynamic-resource-allocation/#device-binding-conditions">Device
 *     binding conditions</a>
 */
enum Preparation {
    /** Nothing is left to be prepared. */
    DONE,
    /** A device is not ready yet. */
    PENDING,
    /** A device cannot be prepared. */
    FAILED;

    static Preparation of(ResourceClaim claim) {
        Preparation result = DONE;
        for (DeviceRequestAllocationResult device :
                claim.status().allocation().devices().results()) {
            if (device.bindingFailureConditions().stream().anyMatch(type -> isTrue(claim, device, type))) {
                return FAILED;
            }
            if (!device.bindingConditions().stream().allMatch(type -> isTrue(claim, device, type))) {
                result = PENDING;
            }
        }
        return result;
    }

    private static boolean isTrue(ResourceClaim claim, DeviceRequestAllocationResult device, String type) {
        return claim.status().devices().stream()
                .filter(status -> isOf(status, device))
                .map(AllocatedDeviceStatus::conditions)
                .flatMap(List::stream)
                .anyMatch((Condition condition) ->
                        condition.type().equals(type) && condition.status().equals("True"));
    }

    private static boolean isOf(AllocatedDeviceStatus status, DeviceRequestAllocationResult device) {
        return status.driver().equals(device.driver())
                && status.pool().equals(device.pool())
                && status.device().equals(device.device());
    }
}
