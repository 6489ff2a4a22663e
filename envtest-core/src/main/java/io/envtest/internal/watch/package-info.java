/**
 * Step 10 of a request: one {@link io.envtest.internal.watch.WatchSession} a watcher. All sessions of an area read the
 * same {@link io.envtest.internal.watch.EventLog}, each at its own place, on a few shared threads; none has a queue or a
 * thread of its own, and none can hold up a writer or another watcher.
 */
@NullMarked
package io.envtest.internal.watch;

import org.jspecify.annotations.NullMarked;
