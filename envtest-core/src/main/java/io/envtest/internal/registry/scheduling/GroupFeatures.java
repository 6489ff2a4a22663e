package io.envtest.internal.registry.scheduling;

import io.envtest.internal.feature.Feature;
import io.envtest.internal.feature.FeatureGates;
import io.envtest.view.View;
import java.util.List;
import java.util.Map;

/**
 * Fields of groups and their templates that belong to features of their own: where those are off, the fields are not kept, unless
 * the object had them before.
 */
final class GroupFeatures {

    private static final Map<String, Feature> FIELDS = Map.of(
            "disruptionMode", Feature.WORKLOAD_AWARE_PREEMPTION,
            "priority", Feature.WORKLOAD_AWARE_PREEMPTION,
            "priorityClassName", Feature.WORKLOAD_AWARE_PREEMPTION,
            "resourceClaims", Feature.DRA_WORKLOAD_RESOURCE_CLAIMS,
            "schedulingConstraints", Feature.TOPOLOGY_AWARE_WORKLOAD_SCHEDULING);

    private final FeatureGates gates;

    GroupFeatures(FeatureGates gates) {
        this.gates = gates;
    }

    boolean enabled(Feature feature) {
        return gates.enabled(feature);
    }

    /** From a new group or template. */
    void drop(View group) {
        FIELDS.forEach((field, feature) -> {
            if (!gates.enabled(feature)) {
                group.remove(field);
            }
        });
    }

    /** From changed groups or templates, all of which may use what one of them used. */
    void drop(List<? extends View> groups, List<? extends View> old) {
        FIELDS.forEach((field, feature) -> {
            if (!gates.enabled(feature) && old.stream().noneMatch(before -> before.has(field))) {
                groups.forEach(group -> group.remove(field));
            }
        });
    }
}
