package io.envtest.internal.bootstrap;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.GroupVersionResource;

/**
 * An object that every cluster begins with.
 *
 * @param resource where it is created
 * @param namespace its namespace, empty if cluster-scoped
 * @param object what is created
 * @param manager who owns its fields
 */
public record BootstrapObject(GroupVersionResource resource, String namespace, ObjectNode object, String manager) {

    /** An object that the API server itself owns. */
    public BootstrapObject(GroupVersionResource resource, String namespace, ObjectNode object) {
        this(resource, namespace, object, BootstrapObjects.MANAGER);
    }
}
