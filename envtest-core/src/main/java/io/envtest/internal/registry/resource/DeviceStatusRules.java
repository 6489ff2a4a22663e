package io.envtest.internal.registry.resource;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.meta.Cidr;
import io.envtest.internal.registry.rule.ConditionRules;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.resource.v1.AllocatedDeviceStatus;
import io.envtest.view.resource.v1.NetworkDeviceData;

/** Rules of what a driver says of a device that it has given to a pod. */
final class DeviceStatusRules {

    private static final int MOST_CONDITIONS = 8;
    private static final int MOST_ADDRESSES = 16;
    private static final int NAME_BYTES = 256;
    private static final int HARDWARE_BYTES = 128;

    private DeviceStatusRules() {}

    static void check(FieldErrors errors, AllocatedDeviceStatus device) {
        if (Rules.maxItems(errors, device.path("conditions"), device.conditions(), MOST_CONDITIONS)) {
            ConditionRules.conditions(errors, device.conditions());
        }
        if (device.hasData()) {
            OpaqueRules.data(errors, device.path("data"), device.data());
        }
        network(errors, device.networkData());
    }

    private static void network(FieldErrors errors, NetworkDeviceData data) {
        Rules.maxBytes(errors, data.path("interfaceName"), data.interfaceName(), NAME_BYTES);
        Rules.maxBytes(errors, data.path("hardwareAddress"), data.hardwareAddress(), HARDWARE_BYTES);
        SetRules.texts(errors, data.path("ips"), data.ips(), MOST_ADDRESSES, (path, address) -> {
            if (Cidr.parse(address).isEmpty()) {
                errors.invalid(
                        path, address, "must be a valid address in CIDR form, (e.g. 10.9.8.7/24 or 2001:db8::1/64)");
            }
        });
    }
}
