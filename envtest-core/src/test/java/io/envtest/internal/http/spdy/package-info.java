/** SPDY as a client sees it, hostile ones among them. */
@NullMarked
package io.envtest.internal.http.spdy;

import org.jspecify.annotations.NullMarked;
