/**
 * Custom resources: definitions come and go at run time, and what they define is served like a built-in kind. A
 * definition becomes a {@link io.envtest.internal.registry.ResourceDefinition} for each version; the controller here
 * accepts its names, serves it, and clears it away with its objects.
 */
@NullMarked
package io.envtest.internal.crd;

import org.jspecify.annotations.NullMarked;
