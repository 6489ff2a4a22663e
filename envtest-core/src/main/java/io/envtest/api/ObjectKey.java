package io.envtest.api;

import java.util.Objects;

/**
 * Where an object stands among those of its resource. Immutable.
 *
 * @param namespace namespace, empty for cluster-scoped objects
 * @param name object name
 */
public record ObjectKey(String namespace, String name) implements Comparable<ObjectKey> {

    /** Checks that no part is null. */
    public ObjectKey {
        Objects.requireNonNull(namespace, "namespace");
        Objects.requireNonNull(name, "name");
    }

    @Override
    public int compareTo(ObjectKey other) {
        int byNamespace = namespace.compareTo(other.namespace);
        return byNamespace != 0 ? byNamespace : name.compareTo(other.name);
    }

    /** {@code namespace/name}, or the name alone for cluster-scoped objects. */
    @Override
    public String toString() {
        return namespace.isEmpty() ? name : namespace + "/" + name;
    }
}
