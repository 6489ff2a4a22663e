package io.envtest.internal.controller.resourceclaim;

import io.envtest.view.resource.v1.DeviceTaint;
import io.envtest.view.resource.v1.DeviceToleration;
import java.util.Collection;

/**
 * Which taints of devices are tolerated.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/concepts/scheduling-eviction/dynamic-resource-allocation/#device-taints-and-tolerations">Device
 *     taints and tolerations</a>
 */
public final class DeviceTolerations {

    private DeviceTolerations() {}

    /** Whether one of the tolerations is meant for a taint. */
    public static boolean tolerate(Collection<DeviceToleration> tolerations, DeviceTaint taint) {
        return tolerations.stream().anyMatch(toleration -> tolerates(toleration, taint));
    }

    /** Whether a toleration is meant for a taint. */
    public static boolean tolerates(DeviceToleration toleration, DeviceTaint taint) {
        boolean effect = toleration.effect().isEmpty() || toleration.effect().equals(taint.effect());
        boolean key = toleration.key().isEmpty() || toleration.key().equals(taint.key());
        boolean value =
                toleration.operator().equals("Exists") || toleration.value().equals(taint.value());
        return effect && key && value;
    }
}
