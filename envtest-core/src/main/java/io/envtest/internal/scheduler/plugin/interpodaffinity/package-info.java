/** Pods that want to be together or apart. A plugin of the scheduler. */
@NullMarked
package io.envtest.internal.scheduler.plugin.interpodaffinity;

import org.jspecify.annotations.NullMarked;
