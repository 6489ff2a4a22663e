/** The kinds of the core group: each is declared in a file named after it, its rules beside it. */
@NullMarked
package io.envtest.internal.registry.core;

import org.jspecify.annotations.NullMarked;
