/** Aggregated ClusterRoles: their rules follow the roles they select. A loop of the controller manager. */
@NullMarked
package io.envtest.internal.controller.clusterrole;

import org.jspecify.annotations.NullMarked;
