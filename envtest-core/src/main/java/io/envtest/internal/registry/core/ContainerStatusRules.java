package io.envtest.internal.registry.core;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.meta.RestartPolicies;
import io.envtest.view.FieldPath;
import io.envtest.view.core.v1.Container;
import io.envtest.view.core.v1.ContainerStatus;
import io.envtest.view.core.v1.ContainerUser;
import io.envtest.view.core.v1.LinuxContainerUser;
import io.envtest.view.core.v1.Pod;
import io.envtest.view.core.v1.PodSpec;
import io.envtest.view.core.v1.PodStatus;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Rules of what is written about the containers of a pod: none that ended for good comes to life again, and users are such as
 * there may be.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#container-states">Container states</a>
 */
final class ContainerStatusRules {

    private ContainerStatusRules() {}

    /** No container leaves its end behind that is not started again. */
    static void changed(FieldErrors errors, Pod pod, Pod old) {
        PodStatus before = old.status();
        PodStatus now = pod.status();
        boolean all = containers(pod)
                .flatMap(container -> container.restartPolicyRules().stream())
                .anyMatch(rule -> rule.action().equals("RestartAllContainers"));
        PodSpec spec = pod.spec();
        changed(
                errors,
                before.containerStatuses(),
                now.containerStatuses(),
                status -> all || isRestarted(spec, spec.containers(), status));
        changed(
                errors,
                before.initContainerStatuses(),
                now.initContainerStatuses(),
                status -> all || isRestarted(spec, spec.initContainers(), status));
        changed(errors, before.ephemeralContainerStatuses(), now.ephemeralContainerStatuses(), status -> false);
    }

    private static void changed(
            FieldErrors errors,
            List<ContainerStatus> before,
            List<ContainerStatus> now,
            Predicate<ContainerStatus> restarts) {
        for (ContainerStatus old : before) {
            boolean revived = now.stream()
                    .anyMatch(status ->
                            status.name().equals(old.name()) && !status.state().hasTerminated());
            if (old.state().hasTerminated() && revived && !restarts.test(old)) {
                errors.forbidden(old.path("state"), "may not be transitioned to non-terminated state");
            }
        }
    }

    /** Whether a container that ended so is started again, by a rule, its own policy or that of its pod. */
    private static boolean isRestarted(PodSpec pod, List<Container> containers, ContainerStatus ended) {
        int exitCode = ended.state().terminated().exitCode();
        return containers.stream()
                .filter(each -> each.name().equals(ended.name()))
                .findFirst()
                .filter(container -> RestartPolicies.rule(container, exitCode).isPresent()
                        || isRestarted(RestartPolicies.of(container, pod), exitCode))
                .isPresent();
    }

    private static boolean isRestarted(String policy, int exitCode) {
        return policy.equals("Always") || policy.equals("OnFailure") && exitCode != 0;
    }

    /** The users that containers run as. */
    static void users(FieldErrors errors, Pod pod) {
        boolean windows = pod.spec().os().name().equals("windows");
        PodStatus status = pod.status();
        Stream.of(status.containerStatuses(), status.initContainerStatuses(), status.ephemeralContainerStatuses())
                .flatMap(List::stream)
                .map(ContainerStatus::user)
                .filter(ContainerUser::hasLinux)
                .forEach(user -> {
                    if (windows) {
                        errors.forbidden(user.path("linux"), "cannot be set for a windows pod");
                    } else {
                        user(errors, user.linux());
                    }
                });
    }

    private static void user(FieldErrors errors, LinuxContainerUser user) {
        SecurityContextRules.id(errors, user.path("uid"), user.uid());
        SecurityContextRules.id(errors, user.path("gid"), user.gid());
        List<Long> groups = user.supplementalGroups();
        FieldPath path = user.path("supplementalGroups");
        for (int i = 0; i < groups.size(); i++) {
            SecurityContextRules.id(errors, path.index(i), groups.get(i));
        }
    }

    private static Stream<Container> containers(Pod pod) {
        return Stream.concat(pod.spec().containers().stream(), pod.spec().initContainers().stream());
    }
}
