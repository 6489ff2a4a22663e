/**
 * Step 5 of a request, for groups that another server serves: an APIService names a service, and what is asked below its
 * group and version is passed on, in the name of the user who asks. Whether that server answers is checked and told in
 * the APIService's status; its discovery and OpenAPI documents are merged into those of this server. A cluster without
 * such APIServices asks an empty map here, and nothing else.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/extend-kubernetes/api-extension/apiserver-aggregation/">API aggregation</a>
 */
@NullMarked
package io.envtest.internal.aggregation;

import org.jspecify.annotations.NullMarked;
