package io.envtest.kubelet.pod;

import io.envtest.view.core.v1.Container;
import io.envtest.view.core.v1.ContainerRestartRule;
import io.envtest.view.core.v1.ContainerStatus;
import io.envtest.view.core.v1.Pod;
import java.util.Optional;

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
        if (rule(exitCode).isPresent()) {
            return true;
        }
        String own = container.restartPolicy();
        String policy = own.isEmpty() ? pod.spec().restartPolicy() : own;
        return switch (policy) {
            case "Never" -> false;
            case "OnFailure" -> exitCode != 0;
            default -> !isInit() || exitCode != 0;
        };
    }

    /** Whether all containers of the pod are started again after it has ended with an exit code. */
    boolean restartsAll(int exitCode) {
        return rule(exitCode)
                .filter(rule -> rule.action().equals("RestartAllContainers"))
                .isPresent();
    }

    /** The first rule for an exit code decides. */
    private Optional<ContainerRestartRule> rule(int exitCode) {
        return container.restartPolicyRules().stream()
                .filter(rule -> rule.exitCodes().values().contains(exitCode)
                        == rule.exitCodes().operator().equals("In"))
                .findFirst();
    }
}
