package io.envtest.spi.component;

import io.envtest.api.GroupVersionResource;
import java.util.Collection;

/** What the API serves now, without its subresources. Custom resources come and go. Thread-safe. */
public interface Discovery {

    /** Every resource in every version served, by group, version and plural. */
    Collection<ServedResource> resources();

    /** Whether the objects of a resource have a subresource, for example {@code scale}. */
    boolean hasSubresource(GroupVersionResource resource, String subresource);

    /** Calls a listener after each change of what is served; it must be quick. */
    void onChange(Runnable listener);
}
