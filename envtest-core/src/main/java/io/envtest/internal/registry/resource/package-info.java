/**
 * The kinds of the group resource.k8s.io, step 7 of a request: what drivers offer and what pods claim of it. Each is declared in a file
 * named after it, its rules beside it; expressions that select devices are compiled through the CEL engine.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/scheduling-eviction/dynamic-resource-allocation/">Dynamic resource allocation</a>
 */
@NullMarked
package io.envtest.internal.registry.resource;

import org.jspecify.annotations.NullMarked;
