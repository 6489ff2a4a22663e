/** What nodes have and pods ask for. A plugin of the scheduler. */
@NullMarked
package io.envtest.internal.scheduler.plugin.noderesources;

import org.jspecify.annotations.NullMarked;
