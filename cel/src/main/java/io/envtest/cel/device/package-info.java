/** Expressions that select devices for resource claims: the type of a device, and what may be large in it. */
@NullMarked
package io.envtest.cel.device;

import org.jspecify.annotations.NullMarked;
