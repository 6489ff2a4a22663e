/** Making room for more important pods. A plugin of the scheduler. */
@NullMarked
package io.envtest.internal.scheduler.plugin.preemption;

import org.jspecify.annotations.NullMarked;
