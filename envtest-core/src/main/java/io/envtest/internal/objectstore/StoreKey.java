package io.envtest.internal.objectstore;

/**
 * Place of an object within its area.
 *
 * @param namespace namespace, empty for cluster-scoped resources
 * @param name name
 */
public record StoreKey(String namespace, String name) {

    /** The path below the area's prefix. */
    public String path() {
        return namespace.isEmpty() ? name : namespace + "/" + name;
    }
}
