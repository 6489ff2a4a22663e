package io.envtest.internal.schema.catalogue;

import java.util.List;

/**
 * A resource of a group-version, as discovery lists it.
 *
 * @param servedByDefault whether a server serves it without a feature gate or runtime config
 */
public record ResourceType(
        String group,
        String version,
        String plural,
        String singular,
        String kind,
        boolean namespaced,
        List<String> verbs,
        List<String> shortNames,
        List<String> categories,
        List<SubresourceType> subresources,
        boolean servedByDefault) {

    /** The kind of lists of this resource. */
    public String listKind() {
        return kind + "List";
    }

    /** {@code v1} or {@code apps/v1}. */
    public String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }
}
