package io.envtest.kubelet.pod;

import io.envtest.internal.controller.runtime.EventRecorder;
import io.envtest.kubelet.pod.Run.Kind;
import io.envtest.view.core.v1.Container;
import io.envtest.view.core.v1.Pod;

/** What a kubelet tells about its pods. */
final class PodEvents {

    private final EventRecorder recorder;

    PodEvents(EventRecorder recorder) {
        this.recorder = recorder;
    }

    /** A container of the pod was started. */
    void started(Pod pod, Container container, Kind kind) {
        String image = container.image();
        if (container.imagePullPolicy().equals("Always")) {
            tell(pod, container, kind, "Pulling", "Pulling image \"" + image + "\"");
            String pulled = "Successfully pulled image \"" + image
                    + "\" in 1ms (1ms including waiting). Image size: 1048576 bytes.";
            tell(pod, container, kind, "Pulled", pulled);
        } else {
            String present =
                    "Container image \"" + image + "\" already present on machine and can be accessed by the pod";
            tell(pod, container, kind, "Pulled", present);
        }
        tell(pod, container, kind, "Created", "Container created");
        tell(pod, container, kind, "Started", "Container started");
    }

    /** A container of the pod failed and is not started again yet. */
    void backOff(Pod pod, Container container, Kind kind, String which) {
        String message = "Back-off restarting failed container " + which;
        recorder.record(pod, path(container, kind), "Warning", "BackOff", message);
    }

    /** A container of the pod is being stopped. */
    void stopping(Pod pod, Container container, Kind kind) {
        tell(pod, container, kind, "Killing", "Stopping container " + container.name());
    }

    /** A container of the pod cannot be created. */
    void failed(Pod pod, Container container, Kind kind, String message) {
        recorder.record(pod, path(container, kind), "Warning", "Failed", "Error: " + message);
    }

    /** Something is wrong with the pod as a whole. */
    void warning(Pod pod, String reason, String message) {
        recorder.warning(pod, reason, message);
    }

    private void tell(Pod pod, Container container, Kind kind, String reason, String message) {
        recorder.record(pod, path(container, kind), "Normal", reason, message);
    }

    private static String path(Container container, Kind kind) {
        String list = switch (kind) {
            case APP -> "spec.containers";
            case INIT, SIDECAR -> "spec.initContainers";
            case EPHEMERAL -> "spec.ephemeralContainers";
        };
        return list + "{" + container.name() + "}";
    }
}
