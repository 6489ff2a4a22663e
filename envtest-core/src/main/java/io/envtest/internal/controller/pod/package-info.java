/**
 * What the controllers of pods have in common: reading a pod's state, making pods from a template, claiming pods by
 * selector, choosing which pods to delete. Used by the workload controllers beside it; stands on the runtime.
 */
@NullMarked
package io.envtest.internal.controller.pod;

import org.jspecify.annotations.NullMarked;
