package io.envtest.internal.registry.core;

import io.envtest.view.core.v1.Container;
import io.envtest.view.core.v1.Pod;
import io.envtest.view.core.v1.PodSpec;
import java.util.Map;
import java.util.TreeMap;

/** Defaults that pods have beyond those of templates. */
final class PodDefaults {

    private PodDefaults() {}

    static void set(Pod pod) {
        PodSpec spec = pod.spec();
        PodSpecDefaults.set(spec);
        if (!spec.hasEnableServiceLinks()) {
            spec.setEnableServiceLinks(true);
        }
        spec.containers().forEach(PodDefaults::requests);
        spec.initContainers().forEach(PodDefaults::requests);
        if (spec.hostNetwork()) {
            spec.containers().forEach(PodDefaults::hostPorts);
            spec.initContainers().forEach(PodDefaults::hostPorts);
        }
    }

    /** What is limited but not requested is requested up to the limit. */
    private static void requests(Container container) {
        Map<String, String> limits = container.resources().limits();
        if (limits.isEmpty()) {
            return;
        }
        Map<String, String> requests = new TreeMap<>(limits);
        requests.putAll(container.resources().requests());
        container.resources().setRequests(requests);
    }

    private static void hostPorts(Container container) {
        container.ports().stream()
                .filter(port -> port.hostPort() == 0)
                .forEach(port -> port.setHostPort(port.containerPort()));
    }
}
