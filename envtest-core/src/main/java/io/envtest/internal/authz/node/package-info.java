/** The Node mode of authorization: kubelets have the rights of the role system:node without a binding. */
@NullMarked
package io.envtest.internal.authz.node;

import org.jspecify.annotations.NullMarked;
