/**
 * Certificates: the cluster's authority, what it issues, and certificate requests. Writes and reads DER itself, because
 * the JDK offers no public way to make a certificate. Knows nothing of Kubernetes objects.
 */
@NullMarked
package io.envtest.internal.pki;

import org.jspecify.annotations.NullMarked;
