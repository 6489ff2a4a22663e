/** Admission plugin TaintNodesByCondition: new nodes are tainted as not ready. */
@NullMarked
package io.envtest.internal.admission.plugin.taintnodesbycondition;

import org.jspecify.annotations.NullMarked;
