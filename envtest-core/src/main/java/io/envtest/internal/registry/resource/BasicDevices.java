package io.envtest.internal.registry.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.view.resource.v1beta1.Device;
import io.envtest.view.resource.v1beta1.ResourceSlice;

/** Devices as v1beta1 writes them: all but the name stands below {@code basic}. */
final class BasicDevices {

    private static final String NAME = "name";
    private static final String BASIC = "basic";

    private BasicDevices() {}

    static ObjectNode toStorage(ObjectNode slice) {
        for (Device device : ResourceSlice.of(slice).spec().devices()) {
            ObjectNode whole = device.node();
            if (whole.remove(BASIC) instanceof ObjectNode basic) {
                whole.setAll(basic);
            }
        }
        return slice;
    }

    static ObjectNode fromStorage(ObjectNode slice) {
        for (Device device : ResourceSlice.of(slice).spec().devices()) {
            ObjectNode whole = device.node();
            ObjectNode basic = whole.deepCopy();
            basic.remove(NAME);
            whole.retain(NAME);
            whole.set(BASIC, basic);
        }
        return slice;
    }
}
