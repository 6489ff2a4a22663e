package io.envtest.internal.meta;

import io.envtest.view.core.v1.Container;
import io.envtest.view.core.v1.ContainerRestartRule;
import io.envtest.view.core.v1.PodSpec;
import java.util.Optional;

/**
 * What decides whether a container that ended is started again.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#container-restart-rules">Restart rules</a>
 */
public final class RestartPolicies {

    private RestartPolicies() {}

    /** The container's own policy, else that of its pod. */
    public static String of(Container container, PodSpec pod) {
        String own = container.restartPolicy();
        return own.isEmpty() ? pod.restartPolicy() : own;
    }

    /** The container's rule for an exit code, which goes before every policy; of several the first. */
    public static Optional<ContainerRestartRule> rule(Container container, int exitCode) {
        return container.restartPolicyRules().stream()
                .filter(rule -> rule.exitCodes().values().contains(exitCode)
                        == rule.exitCodes().operator().equals("In"))
                .findFirst();
    }
}
