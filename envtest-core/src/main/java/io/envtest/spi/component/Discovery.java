package io.envtest.spi.component;

import java.util.Collection;

/** What the API serves now, without subresources. Custom resources come and go. Thread-safe. */
public interface Discovery {

    /** Every resource in every version served, by group, version and plural. */
    Collection<ServedResource> resources();

    /** Calls a listener after each change of what is served; it must be quick. */
    void onChange(Runnable listener);
}
