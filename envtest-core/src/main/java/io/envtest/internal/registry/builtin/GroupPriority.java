package io.envtest.internal.registry.builtin;

import java.util.Map;

/**
 * How far in front a built-in group-version stands in discovery; its APIService states the same numbers.
 *
 * @param group rank of the group, the higher the earlier
 * @param version rank of the version within its group, the higher the earlier
 */
public record GroupPriority(int group, int version) {

    private static final int LAST_GROUP = 1000;
    private static final int USUAL_VERSION = 15;
    private static final Map<String, Integer> GROUPS = Map.ofEntries(
            // the group that lists the others has no APIService, and stands first
            Map.entry("apiregistration.k8s.io", 20000),
            Map.entry("", 18000),
            Map.entry("apps", 17800),
            Map.entry("events.k8s.io", 17750),
            Map.entry("authentication.k8s.io", 17700),
            Map.entry("authorization.k8s.io", 17600),
            Map.entry("autoscaling", 17500),
            Map.entry("batch", 17400),
            Map.entry("certificates.k8s.io", 17300),
            Map.entry("networking.k8s.io", 17200),
            Map.entry("policy", 17100),
            Map.entry("rbac.authorization.k8s.io", 17000),
            Map.entry("storage.k8s.io", 16800),
            Map.entry("admissionregistration.k8s.io", 16700),
            Map.entry("apiextensions.k8s.io", 16700),
            Map.entry("scheduling.k8s.io", 16600),
            Map.entry("coordination.k8s.io", 16500),
            Map.entry("node.k8s.io", 16300),
            Map.entry("discovery.k8s.io", 16200),
            Map.entry("resource.k8s.io", 16200),
            Map.entry("flowcontrol.apiserver.k8s.io", 16100),
            Map.entry("internal.apiserver.k8s.io", 16000),
            Map.entry("storagemigration.k8s.io", 15800));
    private static final Map<String, Integer> VERSIONS = Map.ofEntries(
            Map.entry("/v1", 1),
            Map.entry("admissionregistration.k8s.io/v1alpha1", 9),
            Map.entry("admissionregistration.k8s.io/v1beta1", 12),
            Map.entry("autoscaling/v2", 30),
            Map.entry("certificates.k8s.io/v1alpha1", 1),
            Map.entry("certificates.k8s.io/v1beta1", 9),
            Map.entry("coordination.k8s.io/v1alpha2", 12),
            Map.entry("coordination.k8s.io/v1beta1", 13),
            Map.entry("flowcontrol.apiserver.k8s.io/v1", 21),
            Map.entry("internal.apiserver.k8s.io/v1alpha1", 9),
            Map.entry("networking.k8s.io/v1beta1", 9),
            Map.entry("resource.k8s.io/v1", 21),
            Map.entry("resource.k8s.io/v1alpha3", 1),
            Map.entry("resource.k8s.io/v1beta1", 9),
            Map.entry("scheduling.k8s.io/v1alpha2", 2),
            Map.entry("storage.k8s.io/v1beta1", 9),
            Map.entry("storagemigration.k8s.io/v1beta1", 9));

    /** The rank of a built-in group-version. */
    public static GroupPriority of(String group, String version) {
        return new GroupPriority(
                GROUPS.getOrDefault(group, LAST_GROUP), VERSIONS.getOrDefault(group + "/" + version, USUAL_VERSION));
    }
}
