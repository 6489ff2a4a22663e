/** Whole clusters: what starting and closing one leaves behind. */
@NullMarked
package io.envtest.standalone.cluster;

import org.jspecify.annotations.NullMarked;
