/**
 * Jobs: pods that run to their end, counted exactly once by a finalizer each. A loop of the controller manager.
 */
@NullMarked
package io.envtest.internal.controller.job;

import org.jspecify.annotations.NullMarked;
