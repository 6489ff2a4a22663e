/**
 * What the API server asks of other servers: webhooks and aggregated API servers. HTTP/1.1 over TLS on plain sockets, so that
 * nothing is loaded and no thread runs before the first call, and what goes wrong is told in the words of Go's client, which
 * users know from real clusters. Knows nothing of Kubernetes objects, but for how a service is found.
 */
@NullMarked
package io.envtest.internal.outbound;

import org.jspecify.annotations.NullMarked;
