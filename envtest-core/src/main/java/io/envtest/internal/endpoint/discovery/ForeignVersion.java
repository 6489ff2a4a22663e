package io.envtest.internal.endpoint.discovery;

import com.fasterxml.jackson.databind.node.ArrayNode;
import org.jspecify.annotations.Nullable;

/**
 * A group and version that another server serves.
 *
 * @param group the group
 * @param name the version
 * @param groupPriority rank of the group, the higher the earlier
 * @param versionPriority rank of the version in its group, the higher the earlier
 * @param resources its resources as aggregated discovery tells them, to be read only; null if that server does not tell
 */
public record ForeignVersion(
        String group,
        String name,
        int groupPriority,
        int versionPriority,
        @Nullable ArrayNode resources) {}
