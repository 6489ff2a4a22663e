package io.envtest.kubelet.pod;

import io.envtest.view.core.v1.Container;

/**
 * Init containers that keep running.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/">Sidecar containers</a>
 */
final class Sidecars {

    private Sidecars() {}

    static boolean isSidecar(Container initContainer) {
        return initContainer.restartPolicy().equals("Always");
    }
}
