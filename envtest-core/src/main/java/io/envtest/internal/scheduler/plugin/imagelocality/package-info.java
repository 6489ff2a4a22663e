/** Nodes that have a pod's images already. A plugin of the scheduler. */
@NullMarked
package io.envtest.internal.scheduler.plugin.imagelocality;

import org.jspecify.annotations.NullMarked;
