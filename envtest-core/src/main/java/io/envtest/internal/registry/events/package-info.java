/** The kinds of the events group and the events of the core group, which are the same objects: each is declared in a file named after it, its rules beside it. */
@NullMarked
package io.envtest.internal.registry.events;

import org.jspecify.annotations.NullMarked;
