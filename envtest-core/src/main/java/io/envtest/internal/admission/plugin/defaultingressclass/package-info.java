/** Admission plugin DefaultIngressClass: ingresses without a class get the default one. */
@NullMarked
package io.envtest.internal.admission.plugin.defaultingressclass;

import org.jspecify.annotations.NullMarked;
