/**
 * Deployments: ReplicaSets for each revision of the pod template, and the way from one to the next. A loop of the controller
 * manager.
 */
@NullMarked
package io.envtest.internal.controller.deployment;

import org.jspecify.annotations.NullMarked;
