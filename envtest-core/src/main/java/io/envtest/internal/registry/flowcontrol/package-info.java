/** The kinds of the flow control group: each is declared in a file named after it, its rules beside it. */
@NullMarked
package io.envtest.internal.registry.flowcontrol;

import org.jspecify.annotations.NullMarked;
