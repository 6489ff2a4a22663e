/**
 * Step 5 of a request, for clients that ask what objects look like: {@code /openapi/v2} and {@code /openapi/v3}. Paths and operations
 * follow from resources, verbs and scopes, schemas from the type catalogue and from custom resource definitions. Nothing is made before
 * somebody asks.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/overview/kubernetes-api/#openapi-interface-definition">OpenAPI</a>
 */
@NullMarked
package io.envtest.internal.endpoint.openapi;

import org.jspecify.annotations.NullMarked;
