package io.envtest.internal.registry.resource;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.meta.Quantity;
import io.envtest.internal.registry.core.NodeSelectorRules;
import io.envtest.internal.registry.core.ResourceNames;
import io.envtest.internal.registry.rule.Formats;
import io.envtest.internal.registry.rule.GoValue;
import io.envtest.internal.registry.rule.LabelRules;
import io.envtest.internal.registry.rule.QuantityRules;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.internal.registry.rule.SemanticVersion;
import io.envtest.view.FieldPath;
import io.envtest.view.resource.v1.Device;
import io.envtest.view.resource.v1.DeviceAttribute;
import io.envtest.view.resource.v1.DeviceCounterConsumption;
import io.envtest.view.resource.v1.DeviceTaint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Rules of the devices of a slice. */
final class DeviceRules {

    /** What a taint can do to pods. */
    static final List<String> EFFECTS = List.of("NoExecute", "NoSchedule", "None");

    private static final int MOST_ATTRIBUTES = 32;
    private static final int MOST_TAINTS = 16;
    private static final int MOST_CONSUMPTIONS = 2;
    private static final int MOST_VALUES = 48;
    private static final int VALUE_BYTES = 64;
    private static final List<String> LISTS = List.of("ints", "bools", "strings", "versions");
    private static final List<String> VALUES =
            List.of("int", "bool", "string", "version", "ints", "bools", "strings", "versions");
    private static final String ONE_OF = "exactly one of `nodeName`, `nodeSelector`, or `allNodes` is required when"
            + " `perDeviceNodeSelection` is set to true in the ResourceSlice spec";

    private DeviceRules() {}

    /**
     * The device must make sense.
     *
     * @param ownNodes whether each device says on which nodes it is
     */
    static void device(FieldErrors errors, Device device, boolean ownNodes) {
        Rules.format(errors, device.path("name"), device.name(), Formats.DNS_LABEL);
        attributes(errors, device);
        DeviceCapacityRules.capacity(errors, device);
        int both = device.attributes().size() + device.capacity().size();
        if (both > MOST_ATTRIBUTES) {
            errors.invalid(
                    device.path(),
                    both,
                    "the total number of attributes and capacities must not exceed " + MOST_ATTRIBUTES);
        }
        int values = values(device);
        if (values > MOST_VALUES) {
            errors.invalid(
                    device.path(), values, "the total number of attribute values must not exceed " + MOST_VALUES);
        }
        mappings(errors, device);
        SetRules.list(errors, device.path("taints"), device.taints(), MOST_TAINTS, taint -> taint(errors, taint));
        SetRules.set(
                errors,
                device.path("consumesCounters"),
                device.consumesCounters(),
                MOST_CONSUMPTIONS,
                consumption -> consumption(errors, consumption),
                DeviceCounterConsumption::counterSet);
        if (ownNodes) {
            nodes(errors, device);
        } else if (device.hasNodeName() || device.hasNodeSelector() || device.hasAllNodes()) {
            errors.invalid(
                    device.path(),
                    null,
                    "`nodeName`, `nodeSelector` and `allNodes` can only be set if `perDeviceNodeSelection` is set to"
                            + " true in the ResourceSlice spec");
        }
        BindingConditionRules.check(errors, device);
    }

    private static void mappings(FieldErrors errors, Device device) {
        FieldPath path = device.path("nodeAllocatableResourceMappings");
        device.nodeAllocatableResourceMappings().forEach((name, mapping) -> {
            if (!ResourceNames.isNative(name)) {
                errors.invalid(path.key(name), name, "must be a node allocatable resource name");
            }
            Quantity multiplier = QuantityRules.of(mapping.allocationMultiplier());
            if (mapping.hasAllocationMultiplier() && multiplier.sign() <= 0) {
                errors.invalid(mapping.path("allocationMultiplier"), multiplier.toString(), "must be positive");
            }
            String key = mapping.capacityKey();
            if (!key.isEmpty() && !device.capacity().containsKey(key)) {
                errors.notFound(mapping.path("capacityKey"), key);
            }
        });
    }

    private static void attributes(FieldErrors errors, Device device) {
        FieldPath path = device.path("attributes");
        for (Map.Entry<String, DeviceAttribute> entry : device.attributes().entrySet()) {
            DeviceNames.qualified(errors, path, entry.getKey());
            attribute(errors, entry.getValue());
        }
    }

    private static void lists(FieldErrors errors, DeviceAttribute attribute) {
        for (String field : LISTS) {
            if (attribute.has(field) && attribute.get(field).isEmpty()) {
                errors.invalid(attribute.path(field), attribute.get(field), "must not be empty if specified");
            }
        }
        FieldPath strings = attribute.path("strings");
        for (int i = 0; i < attribute.strings().size(); i++) {
            Rules.maxBytes(errors, strings.index(i), attribute.strings().get(i), VALUE_BYTES);
        }
        for (int i = 0; i < attribute.versions().size(); i++) {
            version(
                    errors,
                    attribute.path("versions").index(i),
                    attribute.versions().get(i));
        }
    }

    private static void version(FieldErrors errors, FieldPath path, String version) {
        if (SemanticVersion.parse(version).isEmpty()) {
            errors.invalid(path, version, "must be a string compatible with semver.org spec 2.0.0");
        }
        Rules.maxBytes(errors, path, version, VALUE_BYTES);
    }

    /** Whether an attribute has several values. */
    static boolean hasLists(Device device) {
        return device.attributes().values().stream()
                .anyMatch(attribute -> LISTS.stream().anyMatch(attribute::has));
    }

    /** Values of all attributes, those of lists counted one by one. */
    private static int values(Device device) {
        return device.attributes().values().stream()
                .mapToInt(attribute -> VALUES.stream()
                        .filter(attribute::has)
                        .mapToInt(field ->
                                LISTS.contains(field) ? attribute.get(field).size() : 1)
                        .sum())
                .sum();
    }

    private static void attribute(FieldErrors errors, DeviceAttribute attribute) {
        if (attribute.hasString()) {
            Rules.maxBytes(errors, attribute.path("string"), attribute.string(), VALUE_BYTES);
        }
        if (attribute.hasVersion()) {
            version(errors, attribute.path("version"), attribute.version());
        }
        lists(errors, attribute);
        long given = VALUES.stream().filter(attribute::has).count();
        if (given != 1) {
            Object value = given == 0 ? "" : GoValue.of(attribute);
            errors.invalid(attribute.path(), value, "exactly one value must be specified");
        }
    }

    /** A taint has a key and an effect. */
    static void taint(FieldErrors errors, DeviceTaint taint) {
        LabelRules.labelName(errors, taint.path("key"), taint.key());
        Rules.format(errors, taint.path("value"), taint.value(), Formats.LABEL_VALUE);
        Rules.requiredOneOf(errors, taint.path("effect"), taint.effect(), EFFECTS);
    }

    private static void consumption(FieldErrors errors, DeviceCounterConsumption consumption) {
        Rules.requiredFormat(errors, consumption.path("counterSet"), consumption.counterSet(), Formats.DNS_LABEL);
        ResourceSliceRules.counters(
                errors, consumption.path("counters"), consumption.counters().keySet());
    }

    private static void nodes(FieldErrors errors, Device device) {
        List<String> given = new ArrayList<>();
        if (device.hasNodeName()) {
            if (device.nodeName().isEmpty()) {
                errors.invalid(device.path("nodeName"), "", "must not be empty");
            } else {
                given.add("`nodeName`");
                Rules.format(errors, device.path("nodeName"), device.nodeName(), Formats.DNS_SUBDOMAIN);
            }
        }
        if (device.nodeSelector().present()) {
            given.add("`nodeSelector`");
            NodeSelectorRules.selector(errors, device.nodeSelector(), true);
        }
        if (device.hasAllNodes() && ResourceSliceRules.trueIfSet(errors, device.path("allNodes"), device.allNodes())) {
            given.add("`allNodes`");
        }
        ResourceSliceRules.exactlyOne(errors, device.path(), given, ONE_OF, ONE_OF);
    }
}
