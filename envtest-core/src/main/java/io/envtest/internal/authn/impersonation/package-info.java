/**
 * After step 3 of a request: acting as somebody else. Constrained impersonation asks for the right to take on an
 * identity and for the right to do this very thing with it; the older form asks only for the first.
 *
 * @see <a href="https://kubernetes.io/docs/reference/access-authn-authz/user-impersonation/">Impersonation</a>
 * @see <a href="https://github.com/kubernetes/enhancements/tree/master/keps/sig-auth/5284-constrained-impersonation">KEP-5284</a>
 */
@NullMarked
package io.envtest.internal.authn.impersonation;

import org.jspecify.annotations.NullMarked;
