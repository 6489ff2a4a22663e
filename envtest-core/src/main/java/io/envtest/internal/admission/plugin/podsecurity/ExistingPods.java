package io.envtest.internal.admission.plugin.podsecurity;

import io.envtest.internal.lookup.ObjectReader;
import io.envtest.internal.lookup.Resources;
import io.envtest.view.core.v1.Pod;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Warns of pods that are there already when a namespace begins to ask for more. */
final class ExistingPods {

    private final ObjectReader objects;

    ExistingPods(ObjectReader objects) {
        this.objects = objects;
    }

    List<String> warnings(String namespace, SecurityPolicy policy) {
        Map<String, TreeSet<String>> names = new TreeMap<>();
        objects.list(Resources.PODS, namespace).stream().map(Pod::of).forEach(pod -> {
            List<Violation> violations = SecurityChecks.violations(
                    policy, SecuredPod.of(pod.metadata().annotations(), pod.spec()));
            if (!violations.isEmpty()) {
                names.computeIfAbsent(Violation.reasons(violations), reasons -> new TreeSet<>())
                        .add(pod.metadata().name());
            }
        });
        if (names.isEmpty()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        names.forEach((reasons, pods) -> lines.add(pods.first() + others(pods.size() - 1) + ": " + reasons));
        lines.sort(null);
        lines.add(
                0,
                "existing pods in namespace \"" + namespace + "\" violate the new PodSecurity enforce level \"" + policy
                        + '"');
        return lines;
    }

    private static String others(int count) {
        return count == 0 ? "" : " (and " + count + " other " + Words.some("pod", count) + ")";
    }
}
