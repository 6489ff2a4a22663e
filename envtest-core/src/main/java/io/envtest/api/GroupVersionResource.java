package io.envtest.api;

import java.util.Objects;

/**
 * A resource as it stands in a URL. Immutable.
 *
 * @param group API group, empty for the core group
 * @param version version within the group, for example {@code v1}
 * @param resource plural name in lower case, for example {@code configmaps}
 * @see <a href="https://kubernetes.io/docs/reference/using-api/api-concepts/">API concepts</a>
 */
public record GroupVersionResource(String group, String version, String resource) {

    /** Checks that no part is null. */
    public GroupVersionResource {
        Objects.requireNonNull(group, "group");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(resource, "resource");
    }

    /**
     * The text for an object's {@code apiVersion} field.
     *
     * @return {@code version} for the core group, else {@code group/version}
     */
    public String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    /**
     * The name that error messages use.
     *
     * @return {@code resource} for the core group, else {@code resource.group}
     */
    public String groupResource() {
        return group.isEmpty() ? resource : resource + "." + group;
    }

    // written out, as every start of a JVM asks for them, and what the JDK makes at run time comes late
    @Override
    public int hashCode() {
        return (group.hashCode() * 31 + version.hashCode()) * 31 + resource.hashCode();
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || other instanceof GroupVersionResource that
                        && resource.equals(that.resource)
                        && version.equals(that.version)
                        && group.equals(that.group);
    }
}
