/**
 * CertificateSigningRequests: approving those of kubelets, signing what is approved, clearing away. Loops of the controller
 * manager; the key of the cluster's authority stays outside, behind {@link CertificateSigner}.
 */
@NullMarked
package io.envtest.internal.controller.certificates;

import org.jspecify.annotations.NullMarked;
