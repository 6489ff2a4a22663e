/** Step 5 of a request: the subresources that pass a request on to what runs in the cluster. */
@NullMarked
package io.envtest.internal.endpoint.proxy;

import org.jspecify.annotations.NullMarked;
