package io.envtest.internal.registry.core;

import io.envtest.internal.meta.Containers;
import io.envtest.view.core.v1.Container;
import io.envtest.view.core.v1.Lifecycle;
import io.envtest.view.core.v1.PodSpec;

/**
 * Fields of pods that belong to features which are off by default: they are known, but not kept.
 *
 * @see <a href="https://kubernetes.io/docs/reference/command-line-tools-reference/feature-gates/">Feature gates</a>
 */
public final class DisabledPodFields {

    private DisabledPodFields() {}

    /** Drops them from a pod's spec or from that of a template. */
    public static void drop(PodSpec spec) {
        spec.removeSchedulingGroup();
        spec.volumes()
                .forEach(volume -> volume.projected().sources().forEach(source -> {
                    source.removeClusterTrustBundle();
                    source.removePodCertificate();
                }));
        Containers.all(spec).forEach(DisabledPodFields::stopSignal);
    }

    private static void stopSignal(Container container) {
        Lifecycle lifecycle = container.lifecycle();
        if (lifecycle.hasStopSignal()) {
            lifecycle.removeStopSignal();
            if (lifecycle.node().isEmpty()) {
                container.removeLifecycle();
            }
        }
    }
}
