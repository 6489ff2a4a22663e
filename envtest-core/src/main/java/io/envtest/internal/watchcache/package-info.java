/**
 * Step 9 of a request: the current objects of each area in memory, in key order, with the events that led there. Wraps the
 * store behind the same {@link io.envtest.internal.objectstore.ObjectStorage} interface; reads and watches never reach
 * the store, writes go through it and are in the cache before they return.
 */
@NullMarked
package io.envtest.internal.watchcache;

import org.jspecify.annotations.NullMarked;
