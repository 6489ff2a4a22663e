package io.envtest.internal.schema.cel;

import io.envtest.view.resource.v1.Device;
import org.jspecify.annotations.Nullable;

/** An expression that says of a device whether it is wanted. Safe for use by many threads. */
@FunctionalInterface
public interface DeviceCondition {

    /**
     * Looks at a device.
     *
     * @param driver the driver that offers it; attributes and capacities named without a domain are in the driver's
     * @param device the device as its slice describes it
     */
    Answer test(String driver, Device device);

    /**
     * What an expression says of a device.
     *
     * @param selected whether it is wanted
     * @param error why nothing can be said ({@code no such key: model}); null if something can
     */
    record Answer(boolean selected, @Nullable String error) {}
}
