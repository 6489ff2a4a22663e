/** Step 3 of a request, by bootstrap token: how a node joins before it has credentials of its own. */
@NullMarked
package io.envtest.internal.authn.bootstraptoken;

import org.jspecify.annotations.NullMarked;
