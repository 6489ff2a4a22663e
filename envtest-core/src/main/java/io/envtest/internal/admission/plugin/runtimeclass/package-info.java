/** Admission plugin RuntimeClass: pods get their runtime class' overhead and scheduling. */
@NullMarked
package io.envtest.internal.admission.plugin.runtimeclass;

import org.jspecify.annotations.NullMarked;
