/** Admission plugin DefaultTolerationSeconds: pods stay five minutes on a node that is not ready. */
@NullMarked
package io.envtest.internal.admission.plugin.defaulttolerationseconds;

import org.jspecify.annotations.NullMarked;
