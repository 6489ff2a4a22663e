/** Volumes that decide where a pod can run. A plugin of the scheduler. */
@NullMarked
package io.envtest.internal.scheduler.plugin.volumebinding;

import org.jspecify.annotations.NullMarked;
