package io.envtest.internal.schema.catalogue;

import java.util.List;

/**
 * A subresource, with the group, version and kind of what it takes or gives.
 *
 * @param name its last path segment, {@code status}
 */
public record SubresourceType(String name, String group, String version, String kind, List<String> verbs) {}
