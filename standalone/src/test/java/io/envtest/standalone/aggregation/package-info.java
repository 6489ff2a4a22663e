/** Servers that extend the API, behind the cluster's own. */
@NullMarked
package io.envtest.standalone.aggregation;

import org.jspecify.annotations.NullMarked;
