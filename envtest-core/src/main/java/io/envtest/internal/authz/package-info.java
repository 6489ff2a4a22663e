/** Step 4 of a request: may they. One package per mode, then a union. */
@NullMarked
package io.envtest.internal.authz;

import org.jspecify.annotations.NullMarked;
