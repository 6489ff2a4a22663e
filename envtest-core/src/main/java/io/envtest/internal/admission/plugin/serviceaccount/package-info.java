/** Admission plugin ServiceAccount: pods get a service account, its token and its image pull secrets. */
@NullMarked
package io.envtest.internal.admission.plugin.serviceaccount;

import org.jspecify.annotations.NullMarked;
