/** Pods that name their node. A plugin of the scheduler. */
@NullMarked
package io.envtest.internal.scheduler.plugin.nodename;

import org.jspecify.annotations.NullMarked;
