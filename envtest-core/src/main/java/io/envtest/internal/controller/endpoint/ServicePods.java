package io.envtest.internal.controller.endpoint;

import io.envtest.api.ObjectKey;
import io.envtest.internal.controller.pod.Pods;
import io.envtest.internal.controller.runtime.ControllerSetup;
import io.envtest.internal.controller.runtime.Lister;
import io.envtest.internal.controller.runtime.Meta;
import io.envtest.internal.controller.runtime.Resources;
import io.envtest.internal.controller.runtime.Watchers;
import io.envtest.view.core.v1.Container;
import io.envtest.view.core.v1.ContainerPort;
import io.envtest.view.core.v1.Pod;
import io.envtest.view.core.v1.Service;
import io.envtest.view.core.v1.ServicePort;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** The pods behind services. */
final class ServicePods {

    private final Lister<Service> services;
    private final Lister<Pod> pods;

    ServicePods(ControllerSetup setup) {
        this.services = setup.lister(Resources.SERVICES);
        this.pods = setup.lister(Resources.PODS);
    }

    /** Enqueues services that change, or whose pods do. */
    void watch(ControllerSetup setup, Consumer<ObjectKey> enqueue) {
        setup.watch(Resources.SERVICES, service -> enqueue.accept(Meta.key(service.metadata())));
        setup.watch(Resources.PODS, Watchers.bothForms(pod -> {
            for (Service service : services.list(pod.metadata().namespace())) {
                if (selects(service, pod)) {
                    enqueue.accept(Meta.key(service.metadata()));
                }
            }
        }));
    }

    static boolean hasSelector(Service service) {
        return service.spec().hasSelector() && !service.spec().selector().isEmpty();
    }

    private static boolean selects(Service service, Pod pod) {
        return hasSelector(service)
                && pod.metadata()
                        .labels()
                        .entrySet()
                        .containsAll(service.spec().selector().entrySet());
    }

    /** All pods that a service selects. */
    List<Pod> selected(Service service) {
        return pods.list(service.metadata().namespace()).stream()
                .filter(pod -> selects(service, pod))
                .toList();
    }

    /** Whether a service may lead to a pod that it selects: it has an address and has not ended. */
    static boolean isUsable(Pod pod, boolean deletedToo) {
        return !Pods.isFinished(pod) && !pod.status().podIP().isEmpty() && (deletedToo || !Pods.isDeleting(pod));
    }

    static boolean isHeadless(Service service) {
        return service.spec().clusterIP().equals("None");
    }

    /** The name under which a pod is found beside the service, empty if it has none. */
    static String hostname(Service service, Pod pod) {
        return pod.spec().subdomain().equals(service.metadata().name())
                ? pod.spec().hostname()
                : "";
    }

    /** The port of a pod that a service's port leads to. */
    static OptionalInt targetPort(ServicePort port, Pod pod) {
        if (port.targetPort().isInt()) {
            int number = port.targetPort().intValue();
            return OptionalInt.of(number == 0 ? port.port() : number);
        }
        String name = port.targetPort().strValue();
        List<Container> containers = new ArrayList<>(pod.spec().containers());
        pod.spec().initContainers().stream()
                .filter(container -> container.restartPolicy().equals("Always"))
                .forEach(containers::add);
        return containers.stream()
                .flatMap(container -> container.ports().stream())
                .filter(candidate -> candidate.name().equals(name)
                        && protocol(candidate.protocol()).equals(protocol(port.protocol())))
                .mapToInt(ContainerPort::containerPort)
                .findFirst();
    }

    static String protocol(String protocol) {
        return protocol.isEmpty() ? "TCP" : protocol;
    }

    /** The labels of a service without those that controllers set themselves. */
    static void copyLabels(Map<String, String> from, Map<String, String> to) {
        from.forEach((key, value) -> {
            if (!SliceLabels.RESERVED.contains(key)) {
                to.put(key, value);
            }
        });
    }
}
