package io.envtest.kubelet.pod;

import io.envtest.internal.meta.RestartPolicies;
import io.envtest.view.core.v1.Container;
import io.envtest.view.core.v1.ContainerStatus;
import io.envtest.view.core.v1.Pod;

/** One container of a pod. */
record Run(Pod pod, Container container, ContainerStatus status, Kind kind) {

    /** What part a container has in its pod. */
    enum Kind {
        APP,
        INIT,
        SIDECAR,
        EPHEMERAL
    }

    /** Whether what comes after it waits for its end. */
    boolean isInit() {
        return kind == Kind.INIT;
    }

    /** Whether it is started again after it has ended with an exit code, alone or with all others. */
    boolean isToRestart(int exitCode) {
        if (kind == Kind.EPHEMERAL) {
            return false;
        }
        if (RestartPolicies.rule(container, exitCode).isPresent()) {
            return true;
        }
        return switch (RestartPolicies.of(container, pod.spec())) {
            case "Never" -> false;
            case "OnFailure" -> exitCode != 0;
            default -> !isInit() || exitCode != 0;
        };
    }

    /** Whether all containers of the pod are started again after it has ended with an exit code. */
    boolean restartsAll(int exitCode) {
        return RestartPolicies.rule(container, exitCode)
                .filter(rule -> rule.action().equals("RestartAllContainers"))
                .isPresent();
    }
}
