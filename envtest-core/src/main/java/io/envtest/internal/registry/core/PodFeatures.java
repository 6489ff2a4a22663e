package io.envtest.internal.registry.core;

import io.envtest.internal.feature.Feature;
import io.envtest.internal.feature.FeatureGates;
import io.envtest.internal.meta.Containers;
import io.envtest.view.Place;
import io.envtest.view.core.v1.Container;
import io.envtest.view.core.v1.Lifecycle;
import io.envtest.view.core.v1.PodSpec;
import io.envtest.view.core.v1.PodStatus;
import io.envtest.view.core.v1.Toleration;
import io.envtest.view.core.v1.VolumeMountStatus;
import io.envtest.view.core.v1.VolumeProjection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What features that are off by default have to do with pods and templates of pods: fields of those that are off are known, but
 * not kept, unless the object had them before. Immutable.
 *
 * @see <a href="https://kubernetes.io/docs/reference/command-line-tools-reference/feature-gates/">Feature gates</a>
 */
public final class PodFeatures {

    private static final PodSpec NONE = new PodSpec(Place.NOWHERE);

    /** Fields that belong to a feature. */
    private record Part(Feature feature, Predicate<PodSpec> used, Consumer<PodSpec> drop) {}

    private static final List<Part> PARTS = List.of(
            new Part(Feature.GENERIC_WORKLOAD, PodSpec::hasSchedulingGroup, PodSpec::removeSchedulingGroup),
            projected(
                    Feature.CLUSTER_TRUST_BUNDLE_PROJECTION,
                    VolumeProjection::hasClusterTrustBundle,
                    VolumeProjection::removeClusterTrustBundle),
            projected(
                    Feature.POD_CERTIFICATE_REQUEST,
                    VolumeProjection::hasPodCertificate,
                    VolumeProjection::removePodCertificate),
            new Part(
                    Feature.CONTAINER_STOP_SIGNALS,
                    spec -> Containers.all(spec).stream()
                            .anyMatch(container -> container.lifecycle().hasStopSignal()),
                    spec -> Containers.all(spec).forEach(PodFeatures::dropStopSignal)));

    private final FeatureGates gates;

    /** With these features on. */
    public PodFeatures(FeatureGates gates) {
        this.gates = gates;
    }

    /** Drops fields of features that are off from a new pod's spec or from that of a template. */
    public void drop(PodSpec spec) {
        drop(spec, NONE);
    }

    /** The same of one that was there before: what it used is kept. */
    public void drop(PodSpec spec, PodSpec old) {
        for (Part part : PARTS) {
            if (!gates.enabled(part.feature) && !part.used.test(old)) {
                part.drop.accept(spec);
            }
        }
    }

    /** Drops what a changed status says of features that are off, unless it said so before. */
    void drop(PodStatus status, PodStatus old) {
        if (!gates.enabled(Feature.IMAGE_VOLUME_WITH_DIGEST)
                && mounts(old).noneMatch(VolumeMountStatus::hasVolumeStatus)) {
            mounts(status).forEach(VolumeMountStatus::removeVolumeStatus);
        }
    }

    private static Stream<VolumeMountStatus> mounts(PodStatus status) {
        return Stream.of(
                        status.initContainerStatuses(), status.containerStatuses(), status.ephemeralContainerStatuses())
                .flatMap(List::stream)
                .flatMap(container -> container.volumeMounts().stream());
    }

    /** What may be said in a new spec. */
    public PodAllowances allowed() {
        return allowed(NONE);
    }

    /** What may be said in a spec that was this before: what it says already stays allowed. */
    public PodAllowances allowed(PodSpec old) {
        return new PodAllowances(
                gates.enabled(Feature.TAINT_TOLERATION_COMPARISON_OPERATORS)
                        || old.tolerations().stream().anyMatch(PodFeatures::compares),
                gates.enabled(Feature.USER_NAMESPACES_HOST_NETWORK_SUPPORT),
                gates.enabled(Feature.GENERIC_WORKLOAD) || old.hasSchedulingGroup());
    }

    private static boolean compares(Toleration toleration) {
        return toleration.operator().equals("Lt") || toleration.operator().equals("Gt");
    }

    private static Part projected(Feature feature, Predicate<VolumeProjection> used, Consumer<VolumeProjection> drop) {
        return new Part(
                feature,
                spec -> sources(spec).stream().anyMatch(used),
                spec -> sources(spec).forEach(drop));
    }

    private static List<VolumeProjection> sources(PodSpec spec) {
        return spec.volumes().stream()
                .flatMap(volume -> volume.projected().sources().stream())
                .toList();
    }

    private static void dropStopSignal(Container container) {
        Lifecycle lifecycle = container.lifecycle();
        if (lifecycle.hasStopSignal()) {
            lifecycle.removeStopSignal();
            if (lifecycle.node().isEmpty()) {
                container.removeLifecycle();
            }
        }
    }
}
