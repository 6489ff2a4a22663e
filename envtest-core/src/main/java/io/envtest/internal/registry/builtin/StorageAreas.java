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

    private StorageAreas() {}

    /** Where objects of a resource are stored. */
    public static ResourceArea of(GroupVersionResource stored, GroupVersionKind kind, boolean namespaced) {
        String prefix = PREFIXES.getOrDefault(stored.groupResource(), stored.resource());
        return new ResourceArea(stored, kind, ROOT + prefix + "/", namespaced);
    }
}
