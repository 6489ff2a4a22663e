/** The scheduler's picture of the nodes and the pods on them, with pods that are about to be bound. Filled by informers. */
@NullMarked
package io.envtest.internal.scheduler.cache;

import org.jspecify.annotations.NullMarked;
