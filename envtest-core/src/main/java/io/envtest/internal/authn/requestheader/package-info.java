/** Step 3 of a request, by an authenticating proxy: it signs in by certificate and names the user in headers. */
@NullMarked
package io.envtest.internal.authn.requestheader;

import org.jspecify.annotations.NullMarked;
