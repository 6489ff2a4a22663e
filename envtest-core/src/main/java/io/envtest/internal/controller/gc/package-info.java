/**
 * The garbage collector: a graph of all objects and their owners, kept by informers, and two loops that delete, orphan and
 * finalize what the graph says. One of the loops of the controller manager.
 */
@NullMarked
package io.envtest.internal.controller.gc;

import org.jspecify.annotations.NullMarked;
