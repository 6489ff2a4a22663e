/** The kinds of the group rbac.authorization.k8s.io: rules for roles and bindings. Whether somebody may grant what they say is asked of an {@link io.envtest.internal.registry.rbac.EscalationGuard}. */
@NullMarked
package io.envtest.internal.registry.rbac;

import org.jspecify.annotations.NullMarked;
