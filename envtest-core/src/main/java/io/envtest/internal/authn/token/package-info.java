/** Step 3 of a request, by bearer token: where the token stands, and the methods that know tokens. */
@NullMarked
package io.envtest.internal.authn.token;

import org.jspecify.annotations.NullMarked;
