/** Step 3 of a request, by client certificate: the common name is the user, the organizations are the groups. */
@NullMarked
package io.envtest.internal.authn.x509;

import org.jspecify.annotations.NullMarked;
