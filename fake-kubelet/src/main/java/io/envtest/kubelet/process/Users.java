package io.envtest.kubelet.process;

import io.envtest.view.core.v1.Container;
import io.envtest.view.core.v1.PodSecurityContext;
import io.envtest.view.core.v1.SecurityContext;
import java.util.OptionalLong;

/**
 * Whom containers run as: the container's word goes before the pod's.
 *
 * @see <a href="https://kubernetes.io/docs/tasks/configure-pod-container/security-context/">Security context</a>
 */
final class Users {

    private Users() {}

    /** The user's number, empty if the image decides. */
    static OptionalLong user(PodSecurityContext pod, Container container) {
        SecurityContext own = container.securityContext();
        if (own.hasRunAsUser()) {
            return OptionalLong.of(own.runAsUser());
        }
        return pod.hasRunAsUser() ? OptionalLong.of(pod.runAsUser()) : OptionalLong.empty();
    }

    /** The group's number; root's if nobody says. */
    static long group(PodSecurityContext pod, Container container) {
        SecurityContext own = container.securityContext();
        return own.hasRunAsGroup() ? own.runAsGroup() : pod.runAsGroup();
    }
}
