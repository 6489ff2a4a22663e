/** Host ports. A plugin of the scheduler. */
@NullMarked
package io.envtest.internal.scheduler.plugin.nodeports;

import org.jspecify.annotations.NullMarked;
