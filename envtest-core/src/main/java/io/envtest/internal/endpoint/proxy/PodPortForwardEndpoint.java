package io.envtest.internal.endpoint.proxy;

import io.envtest.api.ObjectKey;
import io.envtest.internal.endpoint.ResourceRequest;
import io.envtest.internal.endpoint.VerbEndpoint;
import io.envtest.internal.endpoint.answer.Answer;
import io.envtest.internal.endpoint.answer.PodListeners;
import io.envtest.internal.lookup.ObjectReader;
import io.envtest.internal.lookup.PodPorts;
import io.envtest.internal.meta.ApiErrors;
import io.envtest.spi.component.ContainerAccess;
import io.envtest.view.core.v1.Container;
import io.envtest.view.core.v1.Pod;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Connects to ports of a pod. Nothing listens in a simulated pod but what an annotation names; one that nobody simulates
 * leads to the kubelet of its node.
 *
 * @see <a href="https://kubernetes.io/docs/tasks/access-application-cluster/port-forward-access-application-cluster/">Port
 *     forwarding</a>
 */
public final class PodPortForwardEndpoint implements VerbEndpoint {

    private static final int LARGEST = 65535;

    private final ObjectReader objects;
    private final ContainerAccess containers;
    private final PodStreamEndpoint stream;

    /** Looks pods and nodes up here, and what runs in them there. */
    public PodPortForwardEndpoint(ObjectReader objects, ContainerAccess containers) {
        this.objects = objects;
        this.containers = containers;
        this.stream = new PodStreamEndpoint(objects, false);
    }

    @Override
    public Answer serve(ResourceRequest request) {
        List<Integer> ports = ports(request.request().query().all("ports"));
        PodTarget target = PodTarget.find(objects, request.namespace(), request.name());
        ObjectKey key = new ObjectKey(request.namespace(), request.name());
        if (!CommandQuery.isUpgrade(request) || !target.isOnNode() || !isSimulated(target.pod(), key)) {
            return stream.serve(request);
        }
        boolean runs = target.pod().status().phase().equals("Running");
        String refusal = runs ? "" : "pod not found (\"" + key.name() + "_" + key.namespace() + "\")";
        return new Answer.Forwarded(
                ports, new Listeners(key, target.pod().metadata().uid()), refusal);
    }

    private boolean isSimulated(Pod pod, ObjectKey key) {
        return pod.spec().containers().stream()
                .map(Container::name)
                .anyMatch(container -> ContainerRun.isKnown(containers, key, container));
    }

    private static List<Integer> ports(List<String> values) {
        List<Integer> ports = new ArrayList<>();
        for (String value : String.join(",", values).split(",")) {
            if (value.isEmpty()) {
                continue;
            }
            if (!value.matches("\\d{1,9}")) {
                throw ApiErrors.badRequest(
                        "cannot convert to []int32: strconv.ParseUint: parsing \"" + value + "\": invalid syntax");
            }
            ports.add(Integer.parseInt(value));
        }
        return ports;
    }

    /** The listeners of one pod, as it is annotated when they are looked for. */
    private final class Listeners implements PodListeners {

        private final ObjectKey pod;
        private final String uid;

        private Listeners(ObjectKey pod, String uid) {
            this.pod = pod;
            this.uid = uid;
        }

        @Override
        public OptionalInt find(int port) {
            return PodPorts.find(objects, pod, port);
        }

        @Override
        public String failure(int port) {
            if (port < 1 || port > LARGEST) {
                return "invalid port " + port + ": must be between 1 and " + LARGEST;
            }
            String sandbox = uid.replace("-", "");
            return "error forwarding port " + port + " to pod " + sandbox + ", uid : failed to connect to localhost:"
                    + port
                    + " inside namespace \"" + sandbox + "\": dial tcp4 127.0.0.1:" + port
                    + ": connect: connection refused";
        }
    }
}
