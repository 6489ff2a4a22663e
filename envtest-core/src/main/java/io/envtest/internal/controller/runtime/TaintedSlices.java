package io.envtest.internal.controller.runtime;

import io.envtest.view.resource.v1.Device;
import io.envtest.view.resource.v1.ResourceSlice;
import io.envtest.view.resource.v1.ResourceSliceSpec;
import io.envtest.view.resource.v1beta2.DeviceTaint;
import io.envtest.view.resource.v1beta2.DeviceTaintRule;
import io.envtest.view.resource.v1beta2.DeviceTaintSelector;
import java.util.List;
import java.util.Optional;

/**
 * Slices with the taints on their devices, those of drivers and, where they are switched on, those of administrators' rules.
 * Thread-safe.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/concepts/scheduling-eviction/dynamic-resource-allocation/#device-taints-and-tolerations">Device
 *     taints and tolerations</a>
 */
public final class TaintedSlices {

    private static final String NONE = "None";

    private final Lister<ResourceSlice> slices;
    private final Optional<Lister<DeviceTaintRule>> rules;

    /**
     * Follows slices, and rules if there are any.
     *
     * @param withRules whether DeviceTaintRules are served and count
     */
    public TaintedSlices(ControllerSetup setup, boolean withRules) {
        this.slices = setup.lister(Resources.RESOURCE_SLICES);
        this.rules = withRules ? Optional.of(setup.lister(Resources.DEVICE_TAINT_RULES)) : Optional.empty();
    }

    /** Runs something whenever devices, or taints on them, change. */
    public static void watch(ControllerSetup setup, boolean withRules, Runnable changed) {
        setup.watch(Resources.RESOURCE_SLICES, slice -> changed.run());
        if (withRules) {
            setup.watch(Resources.DEVICE_TAINT_RULES, rule -> changed.run());
        }
    }

    /** All slices. Not to be changed. */
    public List<ResourceSlice> list() {
        return tainted(slices.list(), rules.map(Lister::list).orElse(List.of()));
    }

    /** The slices; those that a rule reaches are copies with its taint. */
    static List<ResourceSlice> tainted(List<ResourceSlice> slices, List<DeviceTaintRule> rules) {
        List<DeviceTaintRule> counting = rules.stream()
                .filter(rule -> !rule.spec().taint().effect().equals(NONE))
                .toList();
        return counting.isEmpty()
                ? slices
                : slices.stream().map(slice -> tainted(slice, counting)).toList();
    }

    private static ResourceSlice tainted(ResourceSlice slice, List<DeviceTaintRule> rules) {
        List<DeviceTaintRule> near = rules.stream()
                .filter(rule -> reaches(rule.spec().deviceSelector(), slice.spec()))
                .toList();
        if (near.isEmpty()) {
            return slice;
        }
        ResourceSlice copy = ResourceSlice.of(slice.node().deepCopy());
        for (Device device : copy.spec().devices()) {
            near.stream()
                    .filter(rule -> reaches(rule.spec().deviceSelector(), device))
                    .forEach(rule -> add(device, rule.spec().taint()));
        }
        return copy;
    }

    /** No selector selects nothing, an empty one everything. */
    private static boolean reaches(DeviceTaintSelector selector, ResourceSliceSpec slice) {
        return selector.present()
                && (!selector.hasDriver() || selector.driver().equals(slice.driver()))
                && (!selector.hasPool() || selector.pool().equals(slice.pool().name()));
    }

    private static boolean reaches(DeviceTaintSelector selector, Device device) {
        return !selector.hasDevice() || selector.device().equals(device.name());
    }

    private static void add(Device device, DeviceTaint taint) {
        device.addTaints().materialize().setAll(taint.node().deepCopy());
    }
}
