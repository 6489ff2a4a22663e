/**
 * Step 5 of a request, for clients that ask what there is: {@code /api}, {@code /apis} and what stands below them, as single documents and
 * aggregated. Documents are made when first asked for and anew when a custom resource definition came or went.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/overview/kubernetes-api/#discovery-api">Discovery API</a>
 */
@NullMarked
package io.envtest.internal.endpoint.discovery;

import org.jspecify.annotations.NullMarked;
