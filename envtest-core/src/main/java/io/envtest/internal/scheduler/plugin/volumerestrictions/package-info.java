/** Scheduler plugin: a volume for one pod only is not given to two. */
@NullMarked
package io.envtest.internal.scheduler.plugin.volumerestrictions;

import org.jspecify.annotations.NullMarked;
