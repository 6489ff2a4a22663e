/** The kinds of the batch group: each is declared in a file named after it, its rules beside it. */
@NullMarked
package io.envtest.internal.registry.batch;

import org.jspecify.annotations.NullMarked;
