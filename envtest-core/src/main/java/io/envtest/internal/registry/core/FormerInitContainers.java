package io.envtest.internal.registry.core;

import io.envtest.internal.meta.Annotations;
import io.envtest.view.meta.v1.ObjectMeta;
import java.util.Set;

/** Annotations that init containers stood in before they were fields: they are dropped, so that nothing reads them by mistake. */
final class FormerInitContainers {

    private static final Set<String> ANNOTATIONS = Set.of(
            "pod.alpha.kubernetes.io/init-containers",
            "pod.alpha.kubernetes.io/init-container-statuses",
            "pod.beta.kubernetes.io/init-containers",
            "pod.beta.kubernetes.io/init-container-statuses");

    private FormerInitContainers() {}

    static void drop(ObjectMeta meta) {
        Annotations.drop(meta, ANNOTATIONS);
    }
}
