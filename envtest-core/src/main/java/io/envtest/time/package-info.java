/** Time as a parameter: nothing in the cluster reads the system clock. */
@NullMarked
package io.envtest.time;

import org.jspecify.annotations.NullMarked;
