/**
 * The last step of a request that turns its connection into something else: streams of commands and ports, over WebSockets
 * and SPDY. No thread waits for a client.
 */
@NullMarked
package io.envtest.internal.http.upgrade;

import org.jspecify.annotations.NullMarked;
