/** What all requests have in common that are passed on to another server, and the answers that come back. Below aggregation and the proxies. */
@NullMarked
package io.envtest.internal.endpoint.relay;

import org.jspecify.annotations.NullMarked;
