/** Taints and tolerations. A plugin of the scheduler. */
@NullMarked
package io.envtest.internal.scheduler.plugin.tainttoleration;

import org.jspecify.annotations.NullMarked;
