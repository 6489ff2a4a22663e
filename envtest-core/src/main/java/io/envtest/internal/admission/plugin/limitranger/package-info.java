/** Admission plugin LimitRanger: containers get default requests and limits, and stay within the bounds of their namespace. */
@NullMarked
package io.envtest.internal.admission.plugin.limitranger;

import org.jspecify.annotations.NullMarked;
