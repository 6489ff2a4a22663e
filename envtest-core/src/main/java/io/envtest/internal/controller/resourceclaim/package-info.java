/**
 * Claims of devices: made for pods from templates, kept while pods use them, given back after, and pods that use
 * devices they should not use any more. Loops of the controller manager;
 * how pods and claims belong together is shared with the scheduler and the kubelet.
 */
@NullMarked
package io.envtest.internal.controller.resourceclaim;

import org.jspecify.annotations.NullMarked;
