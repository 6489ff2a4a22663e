package io.envtest.internal.scheduler.plugin.dynamicresources;

import io.envtest.view.resource.v1.DeviceRequestAllocationResult;

/** Which device. */
record DeviceId(String driver, String pool, String name) {

    static DeviceId of(DeviceRequestAllocationResult result) {
        return new DeviceId(result.driver(), result.pool(), result.device());
    }
}
