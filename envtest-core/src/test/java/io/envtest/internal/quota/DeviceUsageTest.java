package io.envtest.internal.quota;

import static org.assertj.core.api.Assertions.assertThat;

import io.envtest.internal.lookup.MemoryObjects;
import io.envtest.internal.meta.Quantity;
import org.junit.jupiter.api.Test;

class DeviceUsageTest {

    @Test
    void devicesAreCountedByClass() {
        String requests = "{'exactly':{'deviceClassName':'gold','allocationMode':'ExactCount','count':2}},"
                + "{'exactly':{'deviceClassName':'tin','allocationMode':'All'}},"
                + "{'firstAvailable':[{'deviceClassName':'gold','allocationMode':'ExactCount','count':1},"
                + "{'deviceClassName':'gold','allocationMode':'ExactCount','count':4}]}";

        assertThat(new DeviceUsage().usage(MemoryObjects.tree("{'spec':{'devices':{'requests':[" + requests + "]}}}")))
                .containsEntry("count/resourceclaims.resource.k8s.io", Quantity.of(1))
                .containsEntry("gold.deviceclass.resource.k8s.io/devices", Quantity.of(6))
                .containsEntry("tin.deviceclass.resource.k8s.io/devices", Quantity.of(32));
    }
}
