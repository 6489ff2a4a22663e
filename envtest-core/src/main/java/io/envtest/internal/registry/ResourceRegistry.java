package io.envtest.internal.registry;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Every resource that is served now. Custom resource definitions come and go. Thread-safe. */
public interface ResourceRegistry {

    /** The resource under a URL; empty if it is not served. */
    Optional<ResourceDefinition> find(String group, String version, String plural);

    /** All versions of a resource of a group, in the order of discovery. */
    List<ResourceDefinition> versions(String group, String plural);

    /** All resources of this plural name, of whatever group and version, in the order of discovery. */
    List<ResourceDefinition> named(String plural);

    /** Whether any resource of the group is built in. */
    boolean isBuiltIn(String group);

    /** All resources served, by group, version and plural in the order of discovery. */
    Collection<ResourceDefinition> all();

    /** Rises with each change of what is served; caches of discovery and OpenAPI compare it. */
    long generation();

    /** Called after each change of what is served. */
    void onChange(Runnable listener);
}
