/** Step 4 of a request, for nodes: a node may see what its pods need, and itself. */
@NullMarked
package io.envtest.internal.authz.node;

import org.jspecify.annotations.NullMarked;
