/**
 * Step 1 of a request, and its last: the listener, TLS, HTTP/1.1 and HTTP/2, streams and WebSockets. The only package
 * that knows the HTTP library.
 */
@NullMarked
package io.envtest.internal.http;

import org.jspecify.annotations.NullMarked;
