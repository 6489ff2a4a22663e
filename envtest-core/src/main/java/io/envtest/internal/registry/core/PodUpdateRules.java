package io.envtest.internal.registry.core;

import com.fasterxml.jackson.databind.JsonNode;
import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.meta.Trees;
import io.envtest.internal.registry.rule.Fields;
import io.envtest.internal.registry.rule.GoValue;
import io.envtest.internal.registry.rule.JsonDiff;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.FieldPath;
import io.envtest.view.core.v1.Container;
import io.envtest.view.core.v1.Pod;
import io.envtest.view.core.v1.PodSchedulingGate;
import io.envtest.view.core.v1.PodSpec;
import io.envtest.view.core.v1.Toleration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What may change in a pod: images, the deadline, more tolerations, and while it is gated where it may run. */
final class PodUpdateRules {

    private static final String WORDS =
            "pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`,"
                    + "`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing tolerations),"
                    + "`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)\n";

    private PodUpdateRules() {}

    static void updated(FieldErrors errors, Pod pod, Pod old, PodAllowances allowed) {
        PodAnnotationRules.updated(errors, pod, old, allowed);
        PodSpec spec = pod.spec();
        PodSpec before = old.spec();
        boolean comparable = images(errors, spec.path("containers"), spec.containers(), before.containers())
                && images(errors, spec.path("initContainers"), spec.initContainers(), before.initContainers())
                && deadline(errors, spec, before);
        if (!comparable) {
            return;
        }
        tolerations(errors, spec, before, allowed);
        gates(errors, spec, before);
        PodSpec rest = PodSpec.of(spec.node().deepCopy());
        takeBack(rest, before);
        if (!before.schedulingGates().isEmpty()) {
            GatedPlacement.check(errors, spec.path(), rest, before);
        }
        unchanged(errors, spec.path(), rest, before, WORDS);
    }

    /** Nothing but what was taken back may differ; the message shows what does. */
    private static void unchanged(FieldErrors errors, FieldPath path, PodSpec spec, PodSpec old, String words) {
        if (Rules.same(spec, old)) {
            return;
        }
        JsonNode now = GoValue.of(spec);
        JsonNode before = GoValue.of(old);
        if (!Trees.same(withoutEmptyLists(now), withoutEmptyLists(before))) {
            errors.forbidden(path, words + JsonDiff.between(before, now));
        }
    }

    /** An empty list means the same as none, though the difference shows it. */
    private static JsonNode withoutEmptyLists(JsonNode printed) {
        JsonNode copy = printed.deepCopy();
        dropEmptyLists(copy);
        return copy;
    }

    private static void dropEmptyLists(JsonNode node) {
        if (node.isObject()) {
            node.properties()
                    .removeIf(field -> field.getValue().isNull()
                            || field.getValue().isArray() && field.getValue().isEmpty());
        }
        node.forEach(PodUpdateRules::dropEmptyLists);
    }

    private static boolean images(FieldErrors errors, FieldPath path, List<Container> now, List<Container> old) {
        if (now.size() != old.size()) {
            errors.forbidden(path, "pod updates may not add or remove containers");
            return false;
        }
        for (Container container : now) {
            Rules.required(errors, container.path("image"), container.image());
            ContainerRules.unpadded(errors, container);
        }
        return true;
    }

    private static boolean deadline(FieldErrors errors, PodSpec spec, PodSpec old) {
        FieldPath path = spec.path("activeDeadlineSeconds");
        long seconds = spec.activeDeadlineSeconds();
        if (!spec.hasActiveDeadlineSeconds()) {
            if (old.hasActiveDeadlineSeconds()) {
                errors.invalid(path, null, "must not update from a positive integer to nil value");
            }
            return true;
        }
        if (!Rules.inRange(errors, path, seconds, 0, Integer.MAX_VALUE)) {
            return false;
        }
        if (old.hasActiveDeadlineSeconds() && seconds > old.activeDeadlineSeconds()) {
            errors.invalid(path, seconds, "must be less than or equal to previous value");
            return false;
        }
        return true;
    }

    /** Tolerations stay as they are but for their seconds; others may be added. */
    private static void tolerations(FieldErrors errors, PodSpec spec, PodSpec old, PodAllowances allowed) {
        boolean kept = old.tolerations().stream()
                .allMatch(toleration -> spec.tolerations().stream().anyMatch(now -> sameTaint(now, toleration)));
        if (!kept) {
            errors.forbidden(
                    spec.path("tolerations"), "existing toleration can not be modified except its tolerationSeconds");
            return;
        }
        PlacementRules.tolerations(errors, spec.tolerations(), allowed);
    }

    private static boolean sameTaint(Toleration one, Toleration other) {
        return one.key().equals(other.key())
                && one.operator().equals(other.operator())
                && one.value().equals(other.value())
                && one.effect().equals(other.effect());
    }

    private static void gates(FieldErrors errors, PodSpec spec, PodSpec old) {
        List<String> before =
                old.schedulingGates().stream().map(PodSchedulingGate::name).toList();
        Map<String, PodSchedulingGate> gates = new LinkedHashMap<>();
        spec.schedulingGates().forEach(gate -> gates.put(gate.name(), gate));
        for (PodSchedulingGate gate : gates.values()) {
            if (!before.contains(gate.name())) {
                errors.forbidden(
                        gate.path("name"),
                        "only deletion is allowed, but found new scheduling gate '" + gate.name() + "'");
            }
        }
    }

    private static void takeBack(PodSpec spec, PodSpec old) {
        for (int i = 0; i < old.containers().size(); i++) {
            spec.containers().get(i).setImage(old.containers().get(i).image());
        }
        for (int i = 0; i < old.initContainers().size(); i++) {
            spec.initContainers().get(i).setImage(old.initContainers().get(i).image());
        }
        if (spec.initContainers().isEmpty()) {
            spec.remove("initContainers");
        }
        Fields.keep(spec, old, "activeDeadlineSeconds", "schedulingGates", "tolerations");
        if (old.terminationGracePeriodSeconds() < 0 && spec.terminationGracePeriodSeconds() == 1) {
            Fields.keep(spec, old, "terminationGracePeriodSeconds");
        }
    }
}
