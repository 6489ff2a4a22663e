package io.envtest.internal.endpoint.proxy;

import io.envtest.internal.endpoint.ResourceRequest;
import io.envtest.internal.endpoint.VerbEndpoint;
import io.envtest.internal.endpoint.answer.Answer;
import io.envtest.internal.lookup.ObjectReader;
import io.envtest.internal.meta.ApiErrors;
import io.envtest.internal.request.QueryParameters;
import io.envtest.view.core.v1.Pod;
import java.util.Optional;

/**
 * Streams to and from a pod: {@code exec}, {@code attach} and {@code portforward}. They lead to the kubelet of its node.
 *
 * @see <a href="https://kubernetes.io/docs/tasks/debug/debug-application/get-shell-running-container/">Get a Shell to a Running Container</a>
 */
public final class PodStreamEndpoint implements VerbEndpoint {

    private final ObjectReader objects;
    private final Optional<SimulatedKubelet> kubelet;
    private final Kind kind;

    /** What is streamed. */
    public enum Kind {
        /** A new command in a container. */
        EXEC,
        /** What runs in a container. */
        ATTACH,
        /** Ports of a pod. */
        PORT_FORWARD
    }

    /**
     * Looks pods and nodes up here.
     *
     * @param kubelet answers for the nodes; empty if nobody does
     */
    public PodStreamEndpoint(ObjectReader objects, Optional<SimulatedKubelet> kubelet, Kind kind) {
        this.objects = objects;
        this.kubelet = kubelet;
        this.kind = kind;
    }

    @Override
    public Answer serve(ResourceRequest request) {
        QueryParameters query = request.request().query();
        PodTarget target = PodTarget.find(objects, request.namespace(), request.name());
        String container = kind == Kind.PORT_FORWARD ? "" : target.container(query.first("container"));
        if (!target.isOnNode()) {
            throw ApiErrors.badRequest("pod " + target.name() + " does not have a host assigned");
        }
        String address = target.kubelet(objects);
        if (kubelet.isEmpty()) {
            if (request.request().header("Upgrade").isEmpty()) {
                throw ApiErrors.badRequest("Upgrade request required");
            }
            throw PodTarget.unreachable("https://" + address + "/", address);
        }
        StreamChannels.requireWebSocket(request.request());
        return stream(kubelet.get(), target.pod(), container, query);
    }

    private Answer stream(SimulatedKubelet answering, Pod pod, String container, QueryParameters query) {
        return switch (kind) {
            case EXEC -> answering.exec(pod, container, query.first("command"), StreamChannels.lowest(query));
            case ATTACH -> answering.attach(pod, container, StreamChannels.lowest(query));
            case PORT_FORWARD -> answering.forward(pod, StreamChannels.ports(query));
        };
    }
}
