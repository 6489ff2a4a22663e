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
public record ResourceArea(GroupVersionResource resource, GroupVersionKind kind, String prefix, boolean namespaced) {}
