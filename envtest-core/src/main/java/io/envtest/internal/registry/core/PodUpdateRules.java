package io.envtest.internal.registry.core;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.rule.GoValue;
import io.envtest.internal.registry.rule.JsonDiff;
import io.envtest.view.core.v1.Pod;
import io.envtest.view.core.v1.PodSpec;
import java.util.List;
import java.util.stream.StreamSupport;

/** What may change in a pod: images, the deadline, more tolerations, and while it is gated where it may run. */
final class PodUpdateRules {

    private static final String WORDS =
            "pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`,"
                    + "`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing tolerations),"
                    + "`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)\n";

    private PodUpdateRules() {}

    static void updated(FieldErrors errors, Pod pod, Pod old) {
        PodSpec spec = pod.spec();
        PodSpec before = old.spec();
        if (spec.containers().size() != before.containers().size()) {
            errors.forbidden(spec.path("containers"), "pod updates may not add or remove containers");
            return;
        }
        if (spec.initContainers().size() != before.initContainers().size()) {
            errors.forbidden(spec.path("initContainers"), "pod updates may not add or remove containers");
            return;
        }
        deadline(errors, spec, before);
        tolerations(errors, spec, before);
        PodSpec allowed = PodSpec.of(spec.node().deepCopy());
        takeBack(allowed, before);
        if (pod.spec().schedulingGates().isEmpty()
                        != old.spec().schedulingGates().isEmpty()
                || !old.spec().schedulingGates().isEmpty()) {
            takeBackPlacement(allowed, before);
        }
        if (!allowed.node().equals(before.node())) {
            String difference = JsonDiff.between(GoValue.of(before), GoValue.of(allowed));
            if (!difference.isEmpty()) {
                errors.forbidden(spec.path(), WORDS + difference);
            }
        }
    }

    private static void deadline(FieldErrors errors, PodSpec spec, PodSpec old) {
        if (spec.hasActiveDeadlineSeconds()
                && old.hasActiveDeadlineSeconds()
                && spec.activeDeadlineSeconds() > old.activeDeadlineSeconds()) {
            errors.invalid(
                    spec.path("activeDeadlineSeconds"),
                    spec.activeDeadlineSeconds(),
                    "must be less than or equal to previous value");
        } else if (!spec.hasActiveDeadlineSeconds() && old.hasActiveDeadlineSeconds()) {
            errors.invalid(
                    spec.path("activeDeadlineSeconds"), null, "must not update from a positive integer to nil value");
        }
    }

    private static void tolerations(FieldErrors errors, PodSpec spec, PodSpec old) {
        List<JsonNode> now = nodes(spec.get("tolerations"));
        boolean kept = nodes(old.get("tolerations")).stream().allMatch(now::contains);
        if (!kept) {
            errors.forbidden(
                    spec.path("tolerations"), "existing toleration can not be modified except its tolerationSeconds");
        }
    }

    private static List<JsonNode> nodes(JsonNode list) {
        return list instanceof ArrayNode array
                ? StreamSupport.stream(array.spliterator(), false).toList()
                : List.of();
    }

    private static void takeBack(PodSpec spec, PodSpec old) {
        for (int i = 0; i < old.containers().size(); i++) {
            spec.containers().get(i).setImage(old.containers().get(i).image());
        }
        for (int i = 0; i < old.initContainers().size(); i++) {
            spec.initContainers().get(i).setImage(old.initContainers().get(i).image());
        }
        copy("activeDeadlineSeconds", spec, old);
        copy("tolerations", spec, old);
        if (old.terminationGracePeriodSeconds() < 0 && spec.terminationGracePeriodSeconds() == 1) {
            copy("terminationGracePeriodSeconds", spec, old);
        }
    }

    private static void takeBackPlacement(PodSpec spec, PodSpec old) {
        copy("schedulingGates", spec, old);
        copy("nodeSelector", spec, old);
        copy("affinity", spec, old);
    }

    private static void copy(String field, PodSpec spec, PodSpec old) {
        spec.node().remove(field);
        if (old.node().has(field)) {
            spec.node().set(field, old.node().get(field).deepCopy());
        }
    }
}
