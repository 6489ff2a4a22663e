/** Admission plugin Priority: pods get their class' priority, and one class at most is the default. */
@NullMarked
package io.envtest.internal.admission.plugin.priority;

import org.jspecify.annotations.NullMarked;
