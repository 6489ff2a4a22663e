/** Pods that are not to be scheduled yet. A plugin of the scheduler. */
@NullMarked
package io.envtest.internal.scheduler.plugin.schedulinggates;

import org.jspecify.annotations.NullMarked;
