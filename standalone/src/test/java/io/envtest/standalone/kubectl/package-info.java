/** kubectl in its versions against a cluster, where it is installed. */
@NullMarked
package io.envtest.standalone.kubectl;

import org.jspecify.annotations.NullMarked;
