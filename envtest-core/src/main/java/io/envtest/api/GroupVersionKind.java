package io.envtest.api;

import java.util.Objects;

/**
 * The kind of an object: what its {@code apiVersion} and {@code kind} say. Immutable.
 *
 * @param group API group, empty for the core group
 * @param version version within the group, for example {@code v1}
 * @param kind kind in CamelCase, for example {@code ConfigMap}
 * @see <a href="https://kubernetes.io/docs/reference/using-api/api-concepts/">API concepts</a>
 */
public record GroupVersionKind(String group, String version, String kind) {

    /** Checks that no part is null. */
    public GroupVersionKind {
        Objects.requireNonNull(group, "group");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(kind, "kind");
    }

    /**
     * Splits an {@code apiVersion} into group and version.
     *
     * @param apiVersion {@code v1} or {@code group/version}
     * @param kind kind in CamelCase
     * @return the identity of the kind
     */
    public static GroupVersionKind of(String apiVersion, String kind) {
        int slash = apiVersion.indexOf('/');
        return slash < 0
                ? new GroupVersionKind("", apiVersion, kind)
                : new GroupVersionKind(apiVersion.substring(0, slash), apiVersion.substring(slash + 1), kind);
    }

    /**
     * The text for an object's {@code apiVersion} field.
     *
     * @return {@code version} for the core group, else {@code group/version}
     */
    public String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    // written out, as every start of a JVM asks for them, and what the JDK makes at run time comes late
    @Override
    public int hashCode() {
        return (group.hashCode() * 31 + version.hashCode()) * 31 + kind.hashCode();
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || other instanceof GroupVersionKind that
                        && kind.equals(that.kind)
                        && version.equals(that.version)
                        && group.equals(that.group);
    }
}
