/** The kinds of the coordination group: each is declared in a file named after it, its rules beside it. */
@NullMarked
package io.envtest.internal.registry.coordination;

import org.jspecify.annotations.NullMarked;
