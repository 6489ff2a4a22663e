package io.envtest.internal.controller.resourceclaim;

import io.envtest.internal.controller.runtime.TaintedSlices;
import io.envtest.internal.controller.runtime.Timestamps;
import io.envtest.view.resource.v1.Device;
import io.envtest.view.resource.v1.DeviceRequestAllocationResult;
import io.envtest.view.resource.v1.DeviceTaint;
import io.envtest.view.resource.v1.DeviceToleration;
import io.envtest.view.resource.v1.ResourceClaim;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How long claims may use devices that are tainted. */
record TaintedDevices(TaintedSlices slices) {

    /** When a claim can be used no longer; empty if that is not known. */
    Optional<Instant> end(ResourceClaim claim) {
        return claim.status().allocation().devices().results().stream()
                .flatMap(result -> slices.list().stream()
                        .filter(slice -> slice.spec().driver().equals(result.driver())
                                && slice.spec().pool().name().equals(result.pool()))
                        .flatMap(slice -> slice.spec().devices().stream())
                        .filter(device -> device.name().equals(result.device()))
                        .flatMap(device -> end(result, device).stream()))
                .min(Instant::compareTo);
    }

    private static Optional<Instant> end(DeviceRequestAllocationResult result, Device device) {
        return device.taints().stream()
                .filter(taint -> taint.effect().equals("NoExecute"))
                .flatMap(taint -> end(result.tolerations(), taint).stream())
                .min(Instant::compareTo);
    }

    static Optional<Instant> end(List<DeviceToleration> tolerations, DeviceTaint taint) {
        Instant since = Timestamps.parse(taint.timeAdded()).orElse(Instant.EPOCH);
        if (!DeviceTolerations.tolerate(tolerations, taint)) {
            return Optional.of(since);
        }
        return tolerations.stream()
                .filter(toleration ->
                        DeviceTolerations.tolerates(toleration, taint) && toleration.hasTolerationSeconds())
                .map(toleration -> since.plusSeconds(Math.max(0, toleration.tolerationSeconds())))
                .min(Instant::compareTo);
    }
}
