package io.envtest.spi.component;

import io.envtest.api.GroupVersionResource;
import java.util.Objects;
import java.util.Set;

/**
 * A resource as discovery tells of it. Immutable.
 *
 * @param resource group, version and plural
 * @param kind its kind in that version
 * @param namespaced whether its objects stand in namespaces
 * @param preferred whether this is the version of the group to work with; each group and plural has one such version
 * @param verbs verbs it knows, for example {@code list}
 */
public record ServedResource(
        GroupVersionResource resource, String kind, boolean namespaced, boolean preferred, Set<String> verbs) {

    /** Copies the verbs. */
    public ServedResource {
        Objects.requireNonNull(resource, "resource");
        Objects.requireNonNull(kind, "kind");
        verbs = Set.copyOf(verbs);
    }
}
