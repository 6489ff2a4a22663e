/** Admission plugin NodeRestriction: a node changes nothing but itself and its pods. */
@NullMarked
package io.envtest.internal.admission.plugin.noderestriction;

import org.jspecify.annotations.NullMarked;
