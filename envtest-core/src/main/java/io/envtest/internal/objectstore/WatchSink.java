package io.envtest.internal.objectstore;

import io.envtest.api.Status;
import io.envtest.api.WatchEvent;

/** Takes the events of one watch. Calls come in order and never two at once; they must not block. */
public interface WatchSink {

    /** An object was added, modified or deleted; for DELETED the object is in its last matching form with the new revision. */
    void event(WatchEvent type, StoredObject object);

    /**
     * Everything up to the revision has been sent.
     *
     * @param initialEventsEnd true once, at the end of the initial events
     */
    void bookmark(long revision, boolean initialEventsEnd);

    /** The watch ended by an error, for example 410 Expired; nothing follows. */
    void error(Status status);

    /** The watch ended; nothing follows. */
    void closed();

    /** Whether more can be taken now; a sink that stays full is closed by the slow-consumer policy. */
    default boolean ready() {
        return true;
    }
}
