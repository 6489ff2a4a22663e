package io.envtest.internal.feature;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The features that are off by default and can be switched on.
 *
 * @see <a href="https://kubernetes.io/docs/reference/command-line-tools-reference/feature-gates/">Feature gates</a>
 */
public enum Feature {
    /** Bundles of certificates to trust. */
    CLUSTER_TRUST_BUNDLE("ClusterTrustBundle", Stage.BETA, "clustertrustbundles.certificates.k8s.io"),
    /** Certificates for pods. */
    POD_CERTIFICATE_REQUEST("PodCertificateRequest", Stage.BETA, "podcertificaterequests.certificates.k8s.io"),
    /** Workloads and groups of pods that are scheduled together. */
    GENERIC_WORKLOAD("GenericWorkload", Stage.ALPHA, "workloads.scheduling.k8s.io", "podgroups.scheduling.k8s.io"),
    /** Stored objects are written anew in the version that is stored today. */
    STORAGE_VERSION_MIGRATOR("StorageVersionMigrator", Stage.BETA, "storageversionmigrations.storagemigration.k8s.io");

    private final String gate;
    private final Stage stage;
    private final List<String> resources;

    Feature(String gate, Stage stage, String... resources) {
        this.gate = gate;
        this.stage = stage;
        this.resources = List.of(resources);
    }

    /** Name of its gate. */
    public String gate() {
        return gate;
    }

    /** How far it has come. */
    public Stage stage() {
        return stage;
    }

    static Optional<Feature> ofGate(String gate) {
        return Arrays.stream(values())
                .filter(feature -> feature.gate.equals(gate))
                .findFirst();
    }

    /** The feature without which a resource is not served; empty if it needs none. */
    static Optional<Feature> ofResource(String plural, String group) {
        String name = plural + "." + group;
        return Arrays.stream(values())
                .filter(feature -> feature.resources.contains(name))
                .findFirst();
    }
}
