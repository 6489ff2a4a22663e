/**
 * How authenticators, authorizers and admission plugins look at stored objects: steps 3, 4 and 6 of a request see the
 * cluster only through this. The composition root implements it over the watch cache.
 */
@NullMarked
package io.envtest.internal.lookup;

import org.jspecify.annotations.NullMarked;
