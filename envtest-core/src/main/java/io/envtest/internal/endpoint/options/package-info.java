/** The options of requests, from the query or a body: parsed, checked and refused in the real server's words. */
@NullMarked
package io.envtest.internal.endpoint.options;

import org.jspecify.annotations.NullMarked;
