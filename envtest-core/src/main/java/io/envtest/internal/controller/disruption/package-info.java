/**
 * The disruption controller: how many pods of a PodDisruptionBudget may be evicted now. A loop of the controller manager; the
 * eviction subresource spends what it allows.
 */
@NullMarked
package io.envtest.internal.controller.disruption;

import org.jspecify.annotations.NullMarked;
