package io.envtest.internal.endpoint.proxy;

import io.envtest.api.ApiException;
import io.envtest.api.ObjectKey;
import io.envtest.internal.lookup.ObjectReader;
import io.envtest.internal.lookup.Resources;
import io.envtest.internal.meta.ApiErrors;
import io.envtest.internal.meta.Containers;
import io.envtest.view.core.v1.Container;
import io.envtest.view.core.v1.Node;
import io.envtest.view.core.v1.NodeAddress;
import io.envtest.view.core.v1.Pod;
import java.util.List;
import java.util.Optional;

/**
 * The pod that a request is about, and where the kubelet of its node would be.
 *
 * @param pod the pod
 */
record PodTarget(Pod pod) {

    private static final List<String> ADDRESSES =
            List.of("Hostname", "InternalDNS", "InternalIP", "ExternalDNS", "ExternalIP");
    private static final int KUBELET_PORT = 10250;

    /** The pod of this name; 404 if there is none. */
    static PodTarget find(ObjectReader objects, String namespace, String name) {
        return new PodTarget(Pod.of(objects.get(Resources.PODS, new ObjectKey(namespace, name))
                .orElseThrow(() -> ApiErrors.notFound(Resources.PODS, name))));
    }

    String name() {
        return pod.metadata().name();
    }

    /** The container asked for, or the only one. */
    String container(String asked) {
        List<String> names =
                Containers.all(pod.spec()).stream().map(Container::name).toList();
        if (asked.isEmpty()) {
            if (names.size() == 1) {
                return names.get(0);
            }
            throw ApiErrors.badRequest("a container name must be specified for pod " + name() + ", choose one of: ["
                    + String.join(" ", names) + "]");
        }
        if (!names.contains(asked)) {
            throw ApiErrors.badRequest("container " + asked + " is not valid for pod " + name());
        }
        return asked;
    }

    /** Whether a container has a terminal. */
    boolean hasTerminal(String container) {
        return Containers.all(pod.spec()).stream()
                .anyMatch(found -> found.name().equals(container) && found.tty());
    }

    boolean isOnNode() {
        return !pod.spec().nodeName().isEmpty();
    }

    /** Host and port of the kubelet; refuses if the node is gone or has no address. */
    String kubelet(ObjectReader objects) {
        Node node = Node.of(objects.get(
                        Resources.NODES, new ObjectKey("", pod.spec().nodeName()))
                .orElseThrow(() -> ApiErrors.notFound(Resources.PODS, pod.spec().nodeName())));
        List<NodeAddress> known = node.status().addresses();
        for (String type : ADDRESSES) {
            Optional<NodeAddress> address =
                    known.stream().filter(a -> a.type().equals(type)).findFirst();
            if (address.isPresent()) {
                int port = node.status().daemonEndpoints().kubeletEndpoint().Port();
                return address.get().address() + ":" + (port == 0 ? KUBELET_PORT : port);
            }
        }
        throw ApiErrors.unknown("no preferred addresses found; known addresses: []");
    }

    /** Kubelets are simulated: nothing listens where they would be. */
    static ApiException unreachable(String url, String kubelet) {
        return ApiErrors.unknown("Get \"" + url + "\": dial tcp " + kubelet + ": connect: connection refused");
    }
}
