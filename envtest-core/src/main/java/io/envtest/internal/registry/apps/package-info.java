/** The kinds of the apps group: each is declared in a file named after it, its rules beside it. */
@NullMarked
package io.envtest.internal.registry.apps;

import org.jspecify.annotations.NullMarked;
