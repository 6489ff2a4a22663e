/**
 * Field ownership for every resource that is served: gives each resource, version and subresource its field manager, and
 * makes changes for the store of configurations that are applied.
 */
@NullMarked
package io.envtest.internal.endpoint.tracking;

import org.jspecify.annotations.NullMarked;
