package io.envtest.internal.registry.core;

import io.envtest.view.core.v1.Container;
import io.envtest.view.core.v1.Pod;
import io.envtest.view.core.v1.PodIP;
import io.envtest.view.core.v1.PodSpec;
import io.envtest.view.core.v1.PodStatus;
import java.util.Map;
import java.util.TreeMap;

/** Defaults that pods have beyond those of templates. */
final class PodDefaults {

    private PodDefaults() {}

    static void set(Pod pod) {
        FormerInitContainers.drop(pod.metadata());
        PodSpec spec = pod.spec();
        PodSpecDefaults.set(spec);
        if (spec.terminationGracePeriodSeconds() < 0) {
            spec.setTerminationGracePeriodSeconds(1);
        }
        if (!spec.hasEnableServiceLinks()) {
            spec.setEnableServiceLinks(true);
        }
        spec.containers().forEach(PodDefaults::requests);
        spec.initContainers().forEach(PodDefaults::requests);
        podLimits(spec);
        podRequests(spec);
        if (spec.hostNetwork()) {
            spec.containers().forEach(PodDefaults::hostPorts);
            spec.initContainers().forEach(PodDefaults::hostPorts);
        }
        if (pod.status().present()) {
            addresses(pod.status());
        }
    }

    /** The one address is the first of all; if both were said and differ, it is the only one. */
    private static void addresses(PodStatus status) {
        String first = status.podIPs().stream().findFirst().map(PodIP::ip).orElse("");
        if (status.podIP().isEmpty()) {
            if (!first.isEmpty()) {
                status.setPodIP(first);
            }
        } else if (!status.podIP().equals(first)) {
            status.remove("podIPs");
            status.addPodIPs().setIp(status.podIP());
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

    /** Huge pages that containers may use, the pod may use, once it has resources of its own but asks for none of these. */
    private static void podLimits(PodSpec spec) {
        if (spec.resources().limits().isEmpty() && spec.resources().requests().isEmpty()) {
            return;
        }
        Map<String, String> limits = new TreeMap<>(spec.resources().limits());
        ContainerTotals.limits(spec).forEach((name, total) -> {
            boolean asked = spec.resources().requests().containsKey(name);
            if (name.startsWith("hugepages-") && !asked) {
                limits.putIfAbsent(name, total.toString());
            }
        });
        if (!limits.isEmpty()) {
            spec.resources().setLimits(limits);
        }
    }

    /** A pod with limits requests what its containers request, else up to its limits. */
    private static void podRequests(PodSpec spec) {
        Map<String, String> limits = spec.resources().limits();
        if (limits.isEmpty()) {
            return;
        }
        Map<String, String> requests = new TreeMap<>(spec.resources().requests());
        ContainerTotals.requests(spec).forEach((name, total) -> {
            if (name.equals("cpu") || name.equals("memory")) {
                requests.putIfAbsent(name, total.toString());
            }
        });
        limits.forEach((name, amount) -> {
            if (PodResourceRules.isSupported(name)) {
                requests.putIfAbsent(name, amount);
            }
        });
        spec.resources().setRequests(requests);
    }

    private static void hostPorts(Container container) {
        container.ports().stream()
                .filter(port -> port.hostPort() == 0)
                .forEach(port -> port.setHostPort(port.containerPort()));
    }
}
