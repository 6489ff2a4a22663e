package io.envtest.internal.controller.runtime;

import io.envtest.api.GroupVersionKind;
import io.envtest.spi.component.Discovery;
import io.envtest.spi.component.ServedResource;
import java.util.Optional;

/** Finds the resource of a kind. Thread-safe. */
public final class ResourceMapper {

    private final Discovery discovery;

    /** Finds what discovery tells of. */
    public ResourceMapper(Discovery discovery) {
        this.discovery = discovery;
    }

    /** The resource whose objects are of this kind in this version; empty if it is not served. */
    public Optional<ServedResource> find(String apiVersion, String kind) {
        GroupVersionKind wanted = GroupVersionKind.of(apiVersion, kind);
        return discovery.resources().stream()
                .filter(served -> served.kind().equals(wanted.kind())
                        && served.resource().group().equals(wanted.group())
                        && served.resource().version().equals(wanted.version()))
                .findFirst();
    }

    /** The resource whose objects are of this kind in any version, rather in this one; empty if the kind is not served. */
    public Optional<ServedResource> findAnyVersion(String apiVersion, String kind) {
        GroupVersionKind wanted = GroupVersionKind.of(apiVersion, kind);
        return find(apiVersion, kind)
                .or(() -> discovery.resources().stream()
                        .filter(served -> served.kind().equals(wanted.kind())
                                && served.resource().group().equals(wanted.group()))
                        .findFirst());
    }
}
