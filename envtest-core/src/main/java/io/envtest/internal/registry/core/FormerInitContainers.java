package io.envtest.internal.registry.core;

import io.envtest.view.meta.v1.ObjectMeta;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Annotations that init containers stood in before they were fields: they are dropped, so that nothing reads them by mistake. */
final class FormerInitContainers {

    private static final Set<String> ANNOTATIONS = Set.of(
            "pod.alpha.kubernetes.io/init-containers",
            "pod.alpha.kubernetes.io/init-container-statuses",
            "pod.beta.kubernetes.io/init-containers",
            "pod.beta.kubernetes.io/init-container-statuses");

    private FormerInitContainers() {}

    static void drop(ObjectMeta meta) {
        Map<String, String> given = meta.annotations();
        if (ANNOTATIONS.stream().anyMatch(given::containsKey)) {
            Map<String, String> kept = new TreeMap<>(given);
            kept.keySet().removeAll(ANNOTATIONS);
            if (kept.isEmpty()) {
                meta.removeAnnotations();
            } else {
                meta.setAnnotations(kept);
            }
        }
    }
}
