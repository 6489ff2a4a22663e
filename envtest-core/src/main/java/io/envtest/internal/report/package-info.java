/** What is in a cluster, told to people who look for the reason of a failure. Beside the path of a request. */
@NullMarked
package io.envtest.internal.report;

import org.jspecify.annotations.NullMarked;
