/** Step 3 of a request: who asks. One package per method, then a union. */
@NullMarked
package io.envtest.internal.authn;

import org.jspecify.annotations.NullMarked;
