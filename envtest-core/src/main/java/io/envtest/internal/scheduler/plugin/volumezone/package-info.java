/** Scheduler plugin: a pod goes only to the zone of its volumes. */
@NullMarked
package io.envtest.internal.scheduler.plugin.volumezone;

import org.jspecify.annotations.NullMarked;
