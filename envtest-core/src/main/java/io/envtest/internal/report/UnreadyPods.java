package io.envtest.internal.report;

import io.envtest.view.core.v1.ContainerState;
import io.envtest.view.core.v1.ContainerStatus;
import io.envtest.view.core.v1.Pod;
import io.envtest.view.core.v1.PodStatus;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.Stream;

/** Why a pod is not ready. */
final class UnreadyPods {

    private UnreadyPods() {}

    /** A line on a pod, none if it is ready or has done its work. */
    static Optional<String> line(Pod pod) {
        PodStatus status = pod.status();
        boolean ready = status.conditions().stream()
                .anyMatch(c -> c.type().equals("Ready") && c.status().equals("True"));
        if (ready || status.phase().equals("Succeeded")) {
            return Optional.empty();
        }
        StringJoiner why = new StringJoiner(", ", Names.of("pod", pod.metadata()) + ": ", "");
        why.add(status.phase());
        status.conditions().stream()
                .filter(c -> c.status().equals("False") && !c.message().isEmpty())
                .findFirst()
                .ifPresent(c -> why.add(c.type() + ": " + c.message()));
        Stream.of(status.initContainerStatuses(), status.containerStatuses())
                .flatMap(List::stream)
                .flatMap(container -> container(container).stream())
                .forEach(why::add);
        return Optional.of(why.toString());
    }

    private static Optional<String> container(ContainerStatus container) {
        ContainerState state = container.state();
        String what = "";
        if (state.waiting().present()) {
            what = reason(state.waiting().reason(), state.waiting().message());
        } else if (state.terminated().present() && state.terminated().exitCode() != 0) {
            what = "ended with exit code " + state.terminated().exitCode();
        }
        return what.isEmpty() ? Optional.empty() : Optional.of("container " + container.name() + ": " + what);
    }

    private static String reason(String reason, String message) {
        return message.isEmpty() ? reason : reason + ": " + message;
    }
}
