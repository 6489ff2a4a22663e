package io.envtest.internal.registry.core;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.rule.GoValue;
import io.envtest.internal.registry.rule.NameRules;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.internal.registry.rule.StatusCounts;
import io.envtest.view.core.v1.PodTemplateSpec;
import io.envtest.view.core.v1.ReplicationControllerSpec;
import io.envtest.view.core.v1.ReplicationControllerStatus;
import java.util.List;
import java.util.Map;

/** Rules of a ReplicationController. */
final class ReplicationControllerRules {

    private ReplicationControllerRules() {}

    /** A name is counted in bytes; what it may begin with is not looked at. */
    static List<String> name(String name, boolean prefix) {
        return prefix
                ? List.of()
                : NameRules.DNS_SUBDOMAIN.check(name, false).stream()
                        .map(wrong -> wrong.replace("253 characters", "253 bytes"))
                        .toList();
    }

    static void spec(FieldErrors errors, ReplicationControllerSpec spec, PodAllowances allowed) {
        Rules.nonNegative(errors, spec.path("minReadySeconds"), spec.minReadySeconds());
        Map<String, String> selector = spec.selector();
        if (selector.isEmpty()) {
            errors.required(spec.path("selector"), "");
        }
        Rules.nonNegative(errors, spec.path("replicas"), spec.replicas());
        PodTemplateSpec template = spec.template();
        if (!Rules.required(errors, template, "")) {
            return;
        }
        boolean selected = template.metadata().labels().entrySet().containsAll(selector.entrySet());
        if (!selected) {
            errors.invalid(
                    template.path("metadata").child("labels"),
                    GoValue.of(template.metadata().get("labels")),
                    "`selector` does not match template `labels`");
        }
        PodTemplateRules.template(errors, template, allowed);
        PodTemplateRules.endless(errors, template, "ReplicationController");
    }

    static void status(FieldErrors errors, ReplicationControllerStatus status) {
        StatusCounts.of(errors, status)
                .nonNegative(
                        "replicas", "fullyLabeledReplicas", "readyReplicas", "availableReplicas", "observedGeneration")
                .notMoreThan(
                        "replicas", "status.replicas", "fullyLabeledReplicas", "readyReplicas", "availableReplicas")
                .notMoreThan("readyReplicas", "readyReplicas", "availableReplicas");
    }
}
