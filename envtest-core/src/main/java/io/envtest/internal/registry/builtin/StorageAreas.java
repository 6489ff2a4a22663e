package io.envtest.internal.registry.builtin;

import io.envtest.api.GroupVersionKind;
import io.envtest.api.GroupVersionResource;
import io.envtest.internal.objectstore.ResourceArea;
import java.util.Map;

/** Where the objects of the built-in resources are stored, as the real server keeps them in etcd. */
public final class StorageAreas {

    private static final String ROOT = "/registry/";

    /** Resources whose keys do not begin with their name. */
    private static final Map<String, String> PREFIXES = Map.of(
            "nodes", "minions",
            "services", "services/specs",
            "endpoints", "services/endpoints",
            "replicationcontrollers", "controllers",
            "ingresses.networking.k8s.io", "ingress",
            "customresourcedefinitions.apiextensions.k8s.io", "apiextensions.k8s.io/customresourcedefinitions",
            "apiservices.apiregistration.k8s.io", "apiregistration.k8s.io/apiservices");

    /** Versions in which the real server keeps objects where that is not the preferred one, which is stored here. */
    private static final Map<String, String> VERSIONS_IN_ETCD = Map.of(
            "customresourcedefinitions.apiextensions.k8s.io", "v1beta1",
            "mutatingadmissionpolicies.admissionregistration.k8s.io", "v1beta1",
            "mutatingadmissionpolicybindings.admissionregistration.k8s.io", "v1beta1");

    private StorageAreas() {}

    /** The kind as the real server keeps it in etcd; discovery tells clients its hash. */
    public static GroupVersionKind kindInEtcd(ResourceArea area) {
        GroupVersionKind kind = area.kind();
        String version = VERSIONS_IN_ETCD.getOrDefault(area.resource().groupResource(), kind.version());
        return new GroupVersionKind(kind.group(), version, kind.kind());
    }

    /** Where objects of a resource are stored. */
    public static ResourceArea of(GroupVersionResource stored, GroupVersionKind kind, boolean namespaced) {
        String prefix = PREFIXES.getOrDefault(stored.groupResource(), stored.resource());
        return new ResourceArea(stored, kind, ROOT + prefix + "/", namespaced);
    }

    /** Where custom resources are stored. */
    public static ResourceArea ofCustom(GroupVersionResource stored, GroupVersionKind kind, boolean namespaced) {
        String prefix = ROOT + stored.group() + "/" + stored.resource() + "/";
        return new ResourceArea(stored, kind, prefix, namespaced);
    }
}
