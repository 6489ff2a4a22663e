package io.envtest.kubelet.pod;

import io.envtest.internal.controller.runtime.Semantic;
import io.envtest.internal.controller.runtime.Timestamps;
import io.envtest.spi.component.ClusterRandom;
import io.envtest.time.ClusterClock;
import io.envtest.view.core.v1.Container;
import io.envtest.view.core.v1.ContainerResizePolicy;
import io.envtest.view.core.v1.ContainerState;
import io.envtest.view.core.v1.ContainerStateTerminated;
import io.envtest.view.core.v1.ContainerStatus;
import io.envtest.view.core.v1.Pod;
import io.envtest.view.core.v1.ResourceRequirements;
import io.envtest.view.core.v1.VolumeMount;
import io.envtest.view.core.v1.VolumeMountStatus;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/** Moves a container's status from waiting to running to terminated. */
final class ContainerStates {

    private final ClusterClock clock;
    private final ClusterRandom random;

    ContainerStates(ClusterClock clock, ClusterRandom random) {
        this.clock = clock;
        this.random = random;
    }

    /** Why the containers of a pod wait at first. */
    static String firstReason(Pod pod) {
        return pod.spec().hasInitContainers() ? "PodInitializing" : "ContainerCreating";
    }

    /** The container is not there yet. */
    void waiting(ContainerStatus status, Container container, String reason) {
        status.setName(container.name());
        status.state().waiting().setReason(reason);
        status.lastState().materialize();
        status.setReady(false)
                .setRestartCount(0)
                .setImage(container.image())
                .setImageID("")
                .setStarted(false);
    }

    /** Why the container is still not there. */
    void waiting(ContainerStatus status, String reason, String message) {
        ContainerState state = status.state();
        state.materialize().removeAll();
        state.waiting().setReason(reason).setMessage(message);
    }

    /** The container runs, and whatever probes it has have passed. */
    void running(ContainerStatus status, Container container) {
        ContainerState state = status.state();
        state.materialize().removeAll();
        state.running().setStartedAt(Timestamps.now(clock));
        status.setReady(true).setStarted(true);
        status.setImageID(imageId(container.image()));
        status.setContainerID("containerd://" + hex(random.uuid()) + hex(random.uuid()));
        allocate(status, container);
        mounts(status, container);
    }

    /** The container has the resources that it wants. */
    void allocate(ContainerStatus status, Container container) {
        if (container.resources().hasRequests()) {
            status.setAllocatedResources(container.resources().requests());
        }
        if (!container.resources().node().isEmpty()) {
            status.resources().replaceWith(container.resources());
        }
    }

    /** Whether a resource changed for which the container is started again. */
    static boolean restartsForResize(ContainerStatus status, Container container) {
        return container.resizePolicy().stream()
                .filter(policy -> policy.restartPolicy().equals("RestartContainer"))
                .map(ContainerResizePolicy::resourceName)
                .anyMatch(name -> !amounts(status.resources(), name).equals(amounts(container.resources(), name)));
    }

    private static List<String> amounts(ResourceRequirements resources, String name) {
        return List.of(
                resources.requests().getOrDefault(name, ""), resources.limits().getOrDefault(name, ""));
    }

    /** Whether the container was given other resources than it wants now. */
    static boolean isToResize(ContainerStatus status, Container container) {
        return status.hasResources() && !Semantic.equal(status.resources(), container.resources());
    }

    private static void mounts(ContainerStatus status, Container container) {
        status.removeVolumeMounts();
        for (VolumeMount mount : container.volumeMounts()) {
            VolumeMountStatus mounted = status.addVolumeMounts();
            mounted.setName(mount.name()).setMountPath(mount.mountPath());
            if (mount.readOnly()) {
                mounted.setReadOnly(true).setRecursiveReadOnly("Disabled");
            }
        }
    }

    /** The container ended. */
    void terminated(ContainerStatus status, int exitCode, String reason, String message) {
        ContainerState state = status.state();
        String now = Timestamps.now(clock);
        String started = state.hasRunning() ? state.running().startedAt() : now;
        state.materialize().removeAll();
        ContainerStateTerminated terminated =
                state.terminated().setExitCode(exitCode).setReason(reason);
        if (!message.isEmpty()) {
            terminated.setMessage(message);
        }
        terminated.setStartedAt(started).setFinishedAt(now);
        if (!status.containerID().isEmpty()) {
            terminated.setContainerID(status.containerID());
        }
        status.setReady(false).setStarted(false);
    }

    /** The container is about to be started again: how it ended is remembered. */
    void keepAsLast(ContainerStatus status) {
        status.lastState().materialize().removeAll();
        status.lastState().replaceWith(status.state());
    }

    private static String hex(String uuid) {
        return uuid.replace("-", "");
    }

    /** The digest of an image; follows from its name. */
    private static String imageId(String image) {
        byte[] name = image.getBytes(StandardCharsets.UTF_8);
        String half = hex(UUID.nameUUIDFromBytes(name).toString());
        String repository =
                image.lastIndexOf(':') > image.lastIndexOf('/') ? image.substring(0, image.lastIndexOf(':')) : image;
        return repository + "@sha256:" + half + half;
    }
}
