/**
 * Keeps one pod of a DaemonSet on every node it is for. Stands on the controller runtime, the common pod parts and the
 * revision history.
 */
@NullMarked
package io.envtest.internal.controller.daemonset;

import org.jspecify.annotations.NullMarked;
