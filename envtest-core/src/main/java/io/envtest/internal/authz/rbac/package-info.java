/**
 * Step 4 of a request, by roles: roles and bindings indexed by subject as they change, rules matched against requests.
 *
 * @see <a href="https://kubernetes.io/docs/reference/access-authn-authz/rbac/">RBAC</a>
 */
@NullMarked
package io.envtest.internal.authz.rbac;

import org.jspecify.annotations.NullMarked;
