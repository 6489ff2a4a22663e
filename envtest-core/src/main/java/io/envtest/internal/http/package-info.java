/**
 * Step 1 of a request: the Undertow listener with TLS, HTTP/1.1, HTTP/2 and WebSocket. Turns exchanges into {@link
 * io.envtest.internal.request.ApiRequest}s, hands them on, and writes what comes back, whole or as a stream of frames.
 */
@NullMarked
package io.envtest.internal.http;

import org.jspecify.annotations.NullMarked;
