/**
 * JSONPath as Kubernetes knows it, for printer columns of custom resources.
 *
 * @see <a href="https://kubernetes.io/docs/reference/kubectl/jsonpath/">JSONPath support</a>
 */
@NullMarked
package io.envtest.internal.schema.jsonpath;

import org.jspecify.annotations.NullMarked;
