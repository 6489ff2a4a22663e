/** Eviction of pods as far as their disruption budgets allow; reached from step 5 as a posted subresource. */
@NullMarked
package io.envtest.internal.endpoint.eviction;

import org.jspecify.annotations.NullMarked;
