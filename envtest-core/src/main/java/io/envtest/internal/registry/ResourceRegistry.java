package io.envtest.internal.registry;

import java.util.Collection;
import java.util.Optional;

/** Every resource that is served now. Custom resource definitions come and go. Thread-safe. */
public interface ResourceRegistry {

    /** The resource under a URL; empty if it is not served. */
    Optional<ResourceDefinition> find(String group, String version, String plural);

    /** All resources served, by group, version and plural in the order of discovery. */
    Collection<ResourceDefinition> all();

    /** Rises with each change of what is served; caches of discovery and OpenAPI compare it. */
    long generation();

    /** Called after each change of what is served. */
    void onChange(Runnable listener);
}
