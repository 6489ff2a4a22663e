package io.envtest.internal.pki;

import java.time.Instant;
import java.util.Set;

/**
 * What a certificate to be issued should say.
 *
 * @param subject whom it names
 * @param names alternative names
 * @param usages what its key may be used for
 * @param notBefore from when it holds
 * @param notAfter until when it holds
 */
public record CertificateTemplate(
        SubjectName subject, AlternativeNames names, Set<KeyPurpose> usages, Instant notBefore, Instant notAfter) {}
