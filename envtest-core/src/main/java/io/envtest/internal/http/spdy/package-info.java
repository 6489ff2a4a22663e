/**
 * SPDY/3.1 as far as Kubernetes speaks it after an upgrade: streams that clients open, in both directions. Knows nothing of
 * sockets; what a client sends is never trusted.
 */
@NullMarked
package io.envtest.internal.http.spdy;

import org.jspecify.annotations.NullMarked;
