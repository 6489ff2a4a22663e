/** Admission plugin CertificateApproval, CertificateSigning and CertificateSubjectRestriction: who may approve and sign what. */
@NullMarked
package io.envtest.internal.admission.plugin.certificates;

import org.jspecify.annotations.NullMarked;
