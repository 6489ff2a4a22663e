package io.envtest.kubelet.pod;

import io.envtest.view.core.v1.Container;
import io.envtest.view.core.v1.ContainerRestartRule;
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

    /** Whether it is started again after it has ended with an exit code. */
    boolean isToRestart(int exitCode) {
        if (kind == Kind.EPHEMERAL) {
            return false;
        }
        if (container.restartPolicyRules().stream().anyMatch(rule -> restarts(rule, exitCode))) {
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

    private static boolean restarts(ContainerRestartRule rule, int exitCode) {
        boolean listed = rule.exitCodes().values().contains(exitCode);
        return rule.action().equals("Restart")
                && listed == rule.exitCodes().operator().equals("In");
    }
}
