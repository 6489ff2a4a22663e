/** Node selectors and node affinity. A plugin of the scheduler. */
@NullMarked
package io.envtest.internal.scheduler.plugin.nodeaffinity;

import org.jspecify.annotations.NullMarked;
