package io.envtest.kubelet.process;

import io.envtest.internal.controller.runtime.Lister;
import io.envtest.internal.meta.Quantity;
import io.envtest.kubelet.shell.Directory;
import io.envtest.kubelet.shell.Files;
import io.envtest.view.core.v1.Container;
import io.envtest.view.core.v1.Node;
import io.envtest.view.core.v1.Pod;
import java.util.List;

/** The files by which a node tells a container about itself: its limits, its process, kernel parameters that its pod sets. */
final class SystemFiles {

    private final Lister<Node> nodes;

    SystemFiles(Lister<Node> nodes) {
        this.nodes = nodes;
    }

    /** What is mounted into a container, besides its cgroup. */
    List<Files.Mount> of(Pod pod, Container container) {
        Directory process = new Directory();
        process.files().put("oom_score_adj", OomScore.of(pod, container, memory(pod)) + "\n");
        Directory parameters = new Directory();
        pod.spec()
                .securityContext()
                .sysctls()
                .forEach(parameter ->
                        parameters.files().put(parameter.name().replace('.', '/'), parameter.value() + "\n"));
        return List.of(
                new Files.Mount("/proc/1", process, "", true), new Files.Mount("/proc/sys", parameters, "", true));
    }

    private Quantity memory(Pod pod) {
        return nodes.get("", pod.spec().nodeName())
                .map(node -> Quantity.parse(node.status().capacity().getOrDefault("memory", "0")))
                .orElse(Quantity.ZERO);
    }
}
