package io.envtest.internal.scheduler.plugin.dynamicresources;

import io.envtest.internal.meta.NodeSelectors;
import io.envtest.internal.scheduler.framework.NodeInfo;
import io.envtest.view.core.v1.NodeSelector;
import io.envtest.view.resource.v1.Device;
import io.envtest.view.resource.v1.DeviceAttribute;
import io.envtest.view.resource.v1.ResourceSliceSpec;
import java.util.Map;
import java.util.Optional;

/**
 * A device that a slice offers.
 *
 * @param slice the slice, which says where the device can be used unless the device itself does
 */
record OfferedDevice(DeviceId id, Device device, ResourceSliceSpec slice) {

    static OfferedDevice of(ResourceSliceSpec slice, Device device) {
        return new OfferedDevice(new DeviceId(slice.driver(), slice.pool().name(), device.name()), device, slice);
    }

    /** The only node that has it; empty if it is not tied to one. */
    String nodeName() {
        return slice.perDeviceNodeSelection() ? device.nodeName() : slice.nodeName();
    }

    /** The nodes that can use it; absent if all can, or one. */
    NodeSelector nodeSelector() {
        return slice.perDeviceNodeSelection() ? device.nodeSelector() : slice.nodeSelector();
    }

    boolean isUsableOn(NodeInfo node) {
        if (!nodeName().isEmpty()) {
            return nodeName().equals(node.name());
        }
        return slice.perDeviceNodeSelection() && device.allNodes()
                || slice.allNodes()
                || NodeSelectors.matches(nodeSelector(), node.name(), node.labels());
    }

    /** The attribute of a full name; attributes named without a domain are in the driver's. */
    Optional<DeviceAttribute> attribute(String fullName) {
        Map<String, DeviceAttribute> attributes = device.attributes();
        DeviceAttribute found = attributes.get(fullName);
        String own = id.driver() + "/";
        if (found == null && fullName.startsWith(own)) {
            found = attributes.get(fullName.substring(own.length()));
        }
        return Optional.ofNullable(found);
    }
}
