package io.envtest.internal.registry.resource;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.core.NodeSelectorRules;
import io.envtest.internal.registry.rule.Formats;
import io.envtest.internal.registry.rule.GoValue;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.FieldPath;
import io.envtest.view.core.v1.NodeSelector;
import io.envtest.view.core.v1.NodeSelectorTerm;
import io.envtest.view.resource.v1.CounterSet;
import io.envtest.view.resource.v1.Device;
import io.envtest.view.resource.v1.ResourcePool;
import io.envtest.view.resource.v1.ResourceSliceSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Rules of resource slices. */
final class ResourceSliceRules {

    /** How many counters there may be in one set. */
    static final int MOST_COUNTERS = 32;

    private static final int MOST_DEVICES = 128;
    private static final int MOST_SPECIAL_DEVICES = 64;
    private static final int MOST_COUNTER_SETS = 8;
    private static final String ONE_OF =
            "exactly one of `nodeName`, `nodeSelector`, `allNodes`, `perDeviceNodeSelection` is required";

    private ResourceSliceRules() {}

    /** The driver and the pool must be named, and the pool be counted. */
    static void names(FieldErrors errors, ResourceSliceSpec spec) {
        DeviceNames.driver(errors, spec.path("driver"), spec.driver());
        ResourcePool pool = spec.pool();
        DeviceNames.pool(errors, pool.path("name"), pool.name());
        if (pool.resourceSliceCount() <= 0) {
            errors.invalid(pool.path("resourceSliceCount"), pool.resourceSliceCount(), "must be greater than zero");
        }
        if (pool.generation() < 0) {
            errors.invalid(pool.path("generation"), pool.generation(), "must be greater than or equal to zero");
        }
    }

    /** Pool, driver and node stay. */
    static void unchanged(FieldErrors errors, ResourceSliceSpec spec, ResourceSliceSpec old) {
        Rules.immutable(
                errors, spec.pool().path("name"), spec.pool().name(), old.pool().name());
        Rules.immutable(errors, spec.path("driver"), spec.driver(), old.driver());
        Rules.immutable(errors, spec.path("nodeName"), spec.get("nodeName"), old.get("nodeName"));
    }

    /** Where the devices are, and what they are. */
    static void offer(FieldErrors errors, ResourceSliceSpec spec) {
        nodes(errors, spec);
        if (spec.hasSharedCounters() && spec.hasDevices()) {
            errors.invalid(spec.path(), "", "only one of `sharedCounters` or `devices` is allowed");
        }
        boolean special = spec.devices().stream()
                .anyMatch(device -> !device.taints().isEmpty()
                        || !device.consumesCounters().isEmpty()
                        || DeviceRules.hasLists(device));
        SetRules.set(
                errors,
                spec.path("devices"),
                spec.devices(),
                special ? MOST_SPECIAL_DEVICES : MOST_DEVICES,
                device -> DeviceRules.device(errors, device, spec.perDeviceNodeSelection()),
                Device::name);
        SetRules.set(
                errors,
                spec.path("sharedCounters"),
                spec.sharedCounters(),
                MOST_COUNTER_SETS,
                set -> counterSet(errors, set),
                CounterSet::name);
    }

    private static void nodes(FieldErrors errors, ResourceSliceSpec spec) {
        List<String> given = new ArrayList<>();
        if (spec.hasNodeName()) {
            if (spec.nodeName().isEmpty()) {
                errors.invalid(spec.path("nodeName"), "", "must be either unset or set to a non-empty string");
            } else {
                given.add("`nodeName`");
                Rules.format(errors, spec.path("nodeName"), spec.nodeName(), Formats.DNS_SUBDOMAIN);
            }
        }
        if (spec.nodeSelector().present()) {
            given.add("`nodeSelector`");
            nodeSelector(errors, spec.nodeSelector());
        }
        if (spec.hasAllNodes() && trueIfSet(errors, spec.path("allNodes"), spec.allNodes())) {
            given.add("`allNodes`");
        }
        if (spec.hasPerDeviceNodeSelection()
                && trueIfSet(errors, spec.path("perDeviceNodeSelection"), spec.perDeviceNodeSelection())) {
            given.add("`perDeviceNodeSelection`");
        }
        exactlyOne(errors, spec.path(), given, ONE_OF, ONE_OF + ", but multiple fields are set");
    }

    /** A flag that means something only when it is true. */
    static boolean trueIfSet(FieldErrors errors, FieldPath path, boolean value) {
        if (!value) {
            errors.invalid(path, false, "must be either unset or set to true");
        }
        return value;
    }

    /** There must be just one of several fields. */
    static void exactlyOne(FieldErrors errors, FieldPath path, List<String> given, String none, String several) {
        if (given.isEmpty()) {
            errors.required(path, none);
        } else if (given.size() > 1) {
            errors.invalid(path, "{" + String.join(", ", given) + "}", several);
        }
    }

    /** The selector of nodes must have one term. */
    static void nodeSelector(FieldErrors errors, NodeSelector selector) {
        NodeSelectorRules.selector(errors, selector, true);
        List<NodeSelectorTerm> terms = selector.nodeSelectorTerms();
        if (terms.size() != 1) {
            errors.invalid(
                    selector.path("nodeSelectorTerms"),
                    GoValue.of(terms.isEmpty() ? selector.get("nodeSelectorTerms") : terms),
                    "must have exactly one node selector term");
        }
    }

    private static void counterSet(FieldErrors errors, CounterSet set) {
        Rules.requiredFormat(errors, set.path("name"), set.name(), Formats.DNS_LABEL);
        counters(errors, set.path("counters"), set.counters().keySet());
    }

    /** There must be counters, with names. */
    static void counters(FieldErrors errors, FieldPath path, Collection<String> names) {
        if (Rules.required(errors, path, names, "") && Rules.maxItems(errors, path, names, MOST_COUNTERS)) {
            names.forEach(name -> Rules.format(errors, path, name, Formats.DNS_LABEL));
        }
    }
}
