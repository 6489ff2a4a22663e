/**
 * Devices for pods: finds those that a pod's claims ask for, on which node they can be used, and allocates them. A plugin of the
 * scheduler.
 */
@NullMarked
package io.envtest.internal.scheduler.plugin.dynamicresources;

import org.jspecify.annotations.NullMarked;
