package io.envtest.internal.objectstore;

import io.envtest.api.GroupVersionKind;
import io.envtest.api.GroupVersionResource;

/**
 * The part of the key space that holds one resource, and the names that errors about it use.
 *
 * @param resource group, storage version and plural
 * @param kind kind that is stored
 * @param prefix key prefix, for example {@code /registry/pods/}; ends with a slash
 * @param namespaced whether keys are {@code prefix + namespace/name}
 */
public record ResourceArea(GroupVersionResource resource, GroupVersionKind kind, String prefix, boolean namespaced) {

    // written out, as every start of a JVM asks for them, and what the JDK makes at run time comes late
    @Override
    public int hashCode() {
        return prefix.hashCode();
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || other instanceof ResourceArea area
                        && prefix.equals(area.prefix)
                        && namespaced == area.namespaced
                        && kind.equals(area.kind)
                        && resource.equals(area.resource);
    }
}
