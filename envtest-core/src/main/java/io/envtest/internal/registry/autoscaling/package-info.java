/** The kinds of the autoscaling group: each is declared in a file named after it, its rules beside it. */
@NullMarked
package io.envtest.internal.registry.autoscaling;

import org.jspecify.annotations.NullMarked;
