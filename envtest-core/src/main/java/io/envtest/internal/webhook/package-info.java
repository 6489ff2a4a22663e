/**
 * How webhooks of all kinds are called: where a client configuration leads, the request, and the answer up to the review that
 * it carries, with the words of Kubernetes' client for what goes wrong on the way.
 */
@NullMarked
package io.envtest.internal.webhook;

import org.jspecify.annotations.NullMarked;
