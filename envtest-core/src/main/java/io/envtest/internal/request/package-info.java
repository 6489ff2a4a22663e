/**
 * Step 2 of a request: the facts of a request, parsed once, the context that travels with it, and the ordered filters
 * in front of the endpoints.
 */
@NullMarked
package io.envtest.internal.request;

import org.jspecify.annotations.NullMarked;
