/** Nodes that take no new pods. A plugin of the scheduler. */
@NullMarked
package io.envtest.internal.scheduler.plugin.nodeunschedulable;

import org.jspecify.annotations.NullMarked;
