/** The filters in front of the endpoints, in the order in which a request passes them. */
@NullMarked
package io.envtest.internal.request.filter;

import org.jspecify.annotations.NullMarked;
