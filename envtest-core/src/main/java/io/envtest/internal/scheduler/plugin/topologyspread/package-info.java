/** Spreading pods over zones and nodes. A plugin of the scheduler. */
@NullMarked
package io.envtest.internal.scheduler.plugin.topologyspread;

import org.jspecify.annotations.NullMarked;
