/**
 * What of Kubernetes is switched on in a cluster beyond what a server does by default: feature gates and the group-versions of
 * {@code --runtime-config}. Read once at the start; kinds, controllers, scheduler and kubelet ask it.
 */
@NullMarked
package io.envtest.internal.feature;

import org.jspecify.annotations.NullMarked;
