package io.envtest.internal.registry.resource;

import static io.envtest.internal.registry.column.Columns.doc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.feature.Feature;
import io.envtest.internal.feature.FeatureGates;
import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.KindDeclaration;
import io.envtest.internal.registry.KindStrategy;
import io.envtest.internal.registry.StrategyContext;
import io.envtest.internal.registry.Trait;
import io.envtest.internal.registry.column.Columns;
import io.envtest.view.resource.v1.Device;
import io.envtest.view.resource.v1.DeviceAttribute;
import io.envtest.view.resource.v1.ResourceSlice;
import java.util.Locale;
import java.util.Map;

/**
 * ResourceSlice: devices that a driver offers.
 *
 * @see <a href="https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/resource-slice-v1/">ResourceSlice</a>
 */
final class ResourceSliceKind extends KindStrategy<ResourceSlice> {

    private final FeatureGates features;

    private ResourceSliceKind(FeatureGates features) {
        super(
                ResourceSlice::of,
                Trait.COUNTS_GENERATIONS,
                Trait.COUNTS_WHAT_IS_DROPPED,
                Trait.JUDGES_EMPTIES,
                Trait.DELETE_RETURNS_OBJECT);
        this.features = features;
    }

    static KindDeclaration declare(FeatureGates features) {
        return KindDeclaration.of(ResourceKinds.GROUP, "ResourceSlice")
                .strategy(new ResourceSliceKind(features))
                .columns(ResourceSliceKind::columns)
                .reshaping("v1beta1", BasicDevices::toStorage, BasicDevices::fromStorage)
                .deprecated("v1beta1", 35, 38)
                .deprecated("v1beta2", 36, 39)
                .build();
    }

    @Override
    public Map<String, String> selectableFields(ObjectNode object) {
        ResourceSlice slice = ResourceSlice.of(object);
        return Map.of(
                "spec.driver",
                slice.spec().driver(),
                "spec.nodeName",
                slice.spec().nodeName());
    }

    @Override
    protected void defaults(ResourceSlice slice) {
        slice.spec().devices().stream()
                .flatMap(device -> device.nodeAllocatableResourceMappings().values().stream())
                .filter(mapping -> !mapping.hasAllocationMultiplier())
                .forEach(mapping -> mapping.setAllocationMultiplier("1"));
    }

    @Override
    protected void prepare(StrategyContext context, ResourceSlice slice) {
        slice.spec().devices().forEach(device -> {
            dropDisabled(device);
            device.taints().stream()
                    .filter(taint -> !taint.hasTimeAdded())
                    .forEach(taint -> taint.setTimeAdded(context.timestamp()));
        });
    }

    @Override
    protected void prepare(StrategyContext context, ResourceSlice slice, ResourceSlice old) {
        prepare(context, slice);
    }

    /** What stands behind features that are off by default. */
    private void dropDisabled(Device device) {
        if (!features.enabled(Feature.DRA_NODE_ALLOCATABLE_RESOURCES)) {
            device.removeNodeAllocatableResourceMappings();
        }
        if (features.enabled(Feature.DRA_LIST_TYPE_ATTRIBUTES)) {
            return;
        }
        for (DeviceAttribute attribute : device.attributes().values()) {
            attribute.removeInts();
            attribute.removeBools();
            attribute.removeStrings();
            attribute.removeVersions();
        }
    }

    @Override
    protected void validate(StrategyContext context, ResourceSlice slice, FieldErrors errors) {
        metadata(context, slice, errors);
        ResourceSliceRules.names(errors, slice.spec());
        ResourceSliceRules.offer(errors, slice.spec());
    }

    @Override
    protected void validate(StrategyContext context, ResourceSlice slice, ResourceSlice old, FieldErrors errors) {
        metadata(slice, old, errors);
        ResourceSliceRules.names(errors, slice.spec());
        ResourceSliceRules.unchanged(errors, slice.spec(), old.spec());
        ResourceSliceRules.offer(errors, slice.spec());
    }

    @Override
    protected void warn(StrategyContext context, ResourceSlice slice) {
        String driver = slice.spec().driver();
        if (!driver.equals(driver.toLowerCase(Locale.ROOT))) {
            context.warn(
                    "spec.driver: driver names should be lowercase; \"" + driver + "\" contains uppercase characters");
        }
    }

    @Override
    protected void warn(StrategyContext context, ResourceSlice slice, ResourceSlice old) {
        warn(context, slice);
    }

    private static Columns<ResourceSlice> columns() {
        return Columns.of(ResourceKinds.PACKAGE, ResourceSlice::of)
                .name()
                .text(
                        "Node",
                        doc("ResourceSliceSpec", "nodeName"),
                        slice -> slice.spec().nodeName())
                .text(
                        "Driver",
                        doc("ResourceSliceSpec", "driver"),
                        slice -> slice.spec().driver())
                .text(
                        "Pool",
                        doc("ResourcePool", "name"),
                        slice -> slice.spec().pool().name())
                .age();
    }
}
