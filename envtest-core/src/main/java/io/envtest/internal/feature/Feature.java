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
    /** Bundles in the volumes of pods. */
    CLUSTER_TRUST_BUNDLE_PROJECTION("ClusterTrustBundleProjection", Stage.BETA),
    /** Containers say which signal stops them. */
    CONTAINER_STOP_SIGNALS("ContainerStopSignals", Stage.ALPHA),
    /** Autoscalers scale down to nothing. */
    HPA_SCALE_TO_ZERO("HPAScaleToZero", Stage.ALPHA),
    /** Status of pods tells which image a volume was made of. */
    IMAGE_VOLUME_WITH_DIGEST("ImageVolumeWithDigest", Stage.ALPHA),
    /** Stateful sets replace several pods at a time. */
    MAX_UNAVAILABLE_STATEFUL_SET("MaxUnavailableStatefulSet", Stage.BETA),
    /** Volumes move between nodes. */
    MUTABLE_PV_NODE_AFFINITY("MutablePVNodeAffinity", Stage.ALPHA),
    /** Taints that administrators put on devices by rules. */
    DRA_DEVICE_TAINT_RULES("DRADeviceTaintRules", Stage.BETA),
    /** Leases whose holder is chosen among candidates. */
    COORDINATED_LEADER_ELECTION("CoordinatedLeaderElection", Stage.BETA),
    /** Attributes of devices with several values. */
    DRA_LIST_TYPE_ATTRIBUTES("DRAListTypeAttributes", Stage.ALPHA),
    /** Devices that take of what the node gives to pods. */
    DRA_NODE_ALLOCATABLE_RESOURCES("DRANodeAllocatableResources", Stage.ALPHA),
    /** Lists and watches of a part of the objects, by a hash. */
    SHARDED_LIST_AND_WATCH("ShardedListAndWatch", Stage.ALPHA),
    /** Drivers without which a node gets no pod. */
    VOLUME_LIMIT_SCALING("VolumeLimitScaling", Stage.ALPHA),
    /** Certificates for pods. */
    POD_CERTIFICATE_REQUEST("PodCertificateRequest", Stage.BETA, "podcertificaterequests.certificates.k8s.io"),
    /** Claims take their data from other namespaces. */
    CROSS_NAMESPACE_VOLUME_DATA_SOURCE("CrossNamespaceVolumeDataSource", Stage.ALPHA),
    /** Groups of pods share claims of devices. */
    DRA_WORKLOAD_RESOURCE_CLAIMS("DRAWorkloadResourceClaims", Stage.ALPHA),
    /** Workloads and groups of pods that are scheduled together. */
    GENERIC_WORKLOAD("GenericWorkload", Stage.ALPHA, "workloads.scheduling.k8s.io", "podgroups.scheduling.k8s.io"),
    /** Stored objects are written anew in the version that is stored today. */
    STORAGE_VERSION_MIGRATOR("StorageVersionMigrator", Stage.BETA, "storageversionmigrations.storagemigration.k8s.io"),
    /** Tolerations compare numbers. */
    TAINT_TOLERATION_COMPARISON_OPERATORS("TaintTolerationComparisonOperators", Stage.ALPHA),
    /** Groups of pods are placed near each other. */
    TOPOLOGY_AWARE_WORKLOAD_SCHEDULING("TopologyAwareWorkloadScheduling", Stage.ALPHA),
    /** Pods with users of their own in the network of the node. */
    USER_NAMESPACES_HOST_NETWORK_SUPPORT("UserNamespacesHostNetworkSupport", Stage.ALPHA),
    /** Groups of pods have a priority, and are disrupted as a whole. */
    WORKLOAD_AWARE_PREEMPTION("WorkloadAwarePreemption", Stage.ALPHA);

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
