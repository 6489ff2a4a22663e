/** Step 3 of a request, last resort: whoever shows nothing is anonymous. */
@NullMarked
package io.envtest.internal.authn.anonymous;

import org.jspecify.annotations.NullMarked;
