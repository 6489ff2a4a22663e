package io.envtest.internal.endpoint.proxy;

import io.envtest.api.ObjectKey;
import io.envtest.internal.endpoint.answer.Answer;
import io.envtest.internal.lookup.ObjectReader;
import io.envtest.internal.lookup.Resources;
import io.envtest.internal.meta.ApiErrors;
import io.envtest.view.core.v1.ContainerStatus;
import io.envtest.view.core.v1.Pod;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the kubelets of simulated nodes answer. Containers run there without a process: they print nothing, hold no
 * programs and listen on no port. Whether they run, wait or have ended is what their status says.
 */
public final class SimulatedKubelet {

    private static final String NO_PROGRAM = "error executing command in container: failed to exec in container: "
            + "exec: \"%s\": executable file not found in $PATH: containers of simulated nodes hold no programs";
    private static final String NO_LISTENER =
            "error forwarding port %d to pod %s: pods of simulated nodes listen on no port: connection refused";
    private static final Map<String, String> WAITING = Map.of(
            "ErrImagePull", "trying and failing to pull image",
            "ImagePullBackOff", "image can't be pulled");

    private final ObjectReader objects;

    /** Of pods that are read here. */
    public SimulatedKubelet(ObjectReader objects) {
        this.objects = objects;
    }

    /** The log of a container, which is empty; followed, it lasts as long as the container runs. */
    Answer log(Pod pod, String container, boolean previous, boolean follow) {
        Optional<ContainerStatus> found = status(pod, container);
        String name = "container \"" + container + "\" in pod \"" + pod.metadata().name() + '"';
        boolean ended =
                found.map(status -> status.lastState().hasTerminated()).orElse(false);
        if (previous && !ended) {
            throw ApiErrors.badRequest("previous terminated " + name + " not found");
        }
        ContainerStatus status = found.orElseThrow(() -> ApiErrors.badRequest(name + " is not available"));
        if (!previous && status.state().hasWaiting() && !ended) {
            String reason = status.state().waiting().reason();
            throw ApiErrors.badRequest(name + " is waiting to start: " + WAITING.getOrDefault(reason, reason));
        }
        return follow && !previous && status.state().hasRunning()
                ? new Answer.Streamed(false, sink -> untilEnd(pod, container, sink::end))
                : Answer.Raw.of(200, "text/plain", new byte[0]);
    }

    /** Runs a command, which no simulated container has. */
    Answer exec(Pod pod, String container, String command, int lowestChannel) {
        requireRunning(pod, container);
        return new Answer.Streamed(true, sink -> {
            sink.send(lowestChannel, new byte[0]);
            sink.send(StreamChannels.ERROR, StreamChannels.failure(String.format(NO_PROGRAM, command)));
            sink.end();
            return () -> {};
        });
    }

    /** Listens to a container that says nothing, until it ends. */
    Answer attach(Pod pod, String container, int lowestChannel) {
        requireRunning(pod, container);
        return new Answer.Streamed(true, sink -> {
            sink.send(lowestChannel, new byte[0]);
            return untilEnd(pod, container, () -> {
                sink.send(StreamChannels.ERROR, StreamChannels.success());
                sink.end();
            });
        });
    }

    /** Opens two channels for each port, for data and for errors, and tells on the second that nobody listens. */
    Answer forward(Pod pod, List<Integer> ports) {
        return new Answer.Streamed(true, sink -> {
            for (int i = 0; i < ports.size(); i++) {
                byte[] port = {(byte) (int) ports.get(i), (byte) (ports.get(i) >> Byte.SIZE)};
                sink.send(2 * i, port);
                sink.send(2 * i + 1, port);
            }
            for (int i = 0; i < ports.size(); i++) {
                String refusal = String.format(
                        NO_LISTENER, ports.get(i), pod.metadata().uid());
                sink.send(2 * i + 1, StreamChannels.text(refusal));
            }
            sink.end();
            return () -> {};
        });
    }

    private Runnable untilEnd(Pod pod, String container, Runnable end) {
        ObjectKey key = new ObjectKey(pod.metadata().namespace(), pod.metadata().name());
        return objects.follow(Resources.PODS, (changed, now) -> {
            if (changed.equals(key) && (now == null || !isSameRun(pod, Pod.of(now), container))) {
                end.run();
            }
        });
    }

    private static boolean isSameRun(Pod before, Pod now, String container) {
        return now.metadata().uid().equals(before.metadata().uid())
                && isRunning(now, container)
                && restarts(now, container) == restarts(before, container);
    }

    private static void requireRunning(Pod pod, String container) {
        if (!isRunning(pod, container)) {
            throw ApiErrors.internal("container not found (\"" + container + "\")");
        }
    }

    private static boolean isRunning(Pod pod, String container) {
        return status(pod, container)
                .filter(status -> status.state().hasRunning())
                .isPresent();
    }

    private static int restarts(Pod pod, String container) {
        return status(pod, container).map(ContainerStatus::restartCount).orElse(0);
    }

    private static Optional<ContainerStatus> status(Pod pod, String container) {
        List<ContainerStatus> all = new ArrayList<>(pod.status().containerStatuses());
        all.addAll(pod.status().initContainerStatuses());
        all.addAll(pod.status().ephemeralContainerStatuses());
        return all.stream()
                .filter(status -> status.name().equals(container))
                .findFirst();
    }
}
