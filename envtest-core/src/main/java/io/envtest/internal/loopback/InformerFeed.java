package io.envtest.internal.loopback;

import io.envtest.internal.objectstore.WatchHandle;
import io.envtest.internal.objectstore.WatchSink;
import java.util.Optional;

/** Where an informer's events come from. */
interface InformerFeed {

    /** Opens a watch with initial events; empty if the resource is not served now. */
    Optional<WatchHandle> open(WatchSink sink);

    /** Runs the start again soon, or once the resource is served. */
    void again(Runnable start);
}
