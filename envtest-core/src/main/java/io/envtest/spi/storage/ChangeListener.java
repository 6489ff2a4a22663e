package io.envtest.spi.storage;

import java.util.List;

/** Is handed the changes of a range; see {@link MvccStorage#subscribe}. */
@FunctionalInterface
public interface ChangeListener {

    /**
     * Some writes, in the order of revisions; those of one transaction come together. Called by one thread at a time,
     * usually that of a writer: it must be quick, must not throw and must not call the store.
     *
     * @param events at least one
     */
    void changed(List<RevisionEvent> events);
}
