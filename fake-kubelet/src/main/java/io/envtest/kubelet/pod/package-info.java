/** The part of a kubelet that runs pods: a state machine that takes each from its binding to its end. */
@NullMarked
package io.envtest.kubelet.pod;

import org.jspecify.annotations.NullMarked;
