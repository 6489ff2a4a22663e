package io.envtest.internal.scheduler.plugin.dynamicresources;

import io.envtest.internal.controller.resourceclaim.DeviceTolerations;
import io.envtest.view.resource.v1.DeviceRequest;
import io.envtest.view.resource.v1.DeviceSelector;
import io.envtest.view.resource.v1.DeviceSubRequest;
import io.envtest.view.resource.v1.DeviceToleration;
import io.envtest.view.resource.v1.ExactDeviceRequest;
import java.util.Collection;
import java.util.List;

/**
 * Devices of one sort that a claim asks for, or one of the alternatives.
 *
 * @param request name of the request
 * @param name the same, for an alternative with its name after a slash
 * @param all whether all devices are asked for that fit
 * @param count how many are asked for, if not all
 * @param adminAccess whether devices are used beside their users, to look after them
 */
record WantedDevices(
        String request,
        String name,
        String deviceClass,
        List<DeviceSelector> selectors,
        boolean all,
        long count,
        boolean adminAccess,
        List<DeviceToleration> tolerations) {

    private static final String ALL = "All";

    /** The alternatives of a request, the preferred one first. */
    static List<WantedDevices> of(DeviceRequest request) {
        return request.hasExactly()
                ? List.of(of(request.name(), request.exactly()))
                : request.firstAvailable().stream()
                        .map(alternative -> of(request.name(), alternative))
                        .toList();
    }

    private static WantedDevices of(String name, ExactDeviceRequest exactly) {
        return new WantedDevices(
                name,
                name,
                exactly.deviceClassName(),
                exactly.selectors(),
                exactly.allocationMode().equals(ALL),
                exactly.count(),
                exactly.adminAccess(),
                exactly.tolerations());
    }

    private static WantedDevices of(String name, DeviceSubRequest alternative) {
        return new WantedDevices(
                name,
                name + "/" + alternative.name(),
                alternative.deviceClassName(),
                alternative.selectors(),
                alternative.allocationMode().equals(ALL),
                alternative.count(),
                false,
                alternative.tolerations());
    }

    /** Whether a list of requests, each perhaps with an alternative, means this one; an empty list means all. */
    boolean isMeantBy(Collection<String> requests) {
        return requests.isEmpty() || requests.contains(request) || requests.contains(name);
    }

    /** Whether a device may be used in spite of its taints. */
    boolean tolerates(OfferedDevice offered) {
        return offered.device().taints().stream()
                .allMatch(taint -> taint.effect().equals("None") || DeviceTolerations.tolerate(tolerations, taint));
    }
}
