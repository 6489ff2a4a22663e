/**
 * Simulated kubelets: nodes without machines, pods without containers. Takes part in every full cluster by being on the class
 * path, and sees it only through the API, as kubelets do.
 */
@NullMarked
package io.envtest.kubelet;

import org.jspecify.annotations.NullMarked;
