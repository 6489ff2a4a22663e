/** The lease by which a running API server makes itself known. */
@NullMarked
package io.envtest.internal.controller.lease;

import org.jspecify.annotations.NullMarked;
