package io.envtest.internal.endpoint.proxy;

import io.envtest.api.ObjectKey;
import io.envtest.internal.endpoint.ResourceRequest;
import io.envtest.internal.endpoint.VerbEndpoint;
import io.envtest.internal.endpoint.answer.Answer;
import io.envtest.internal.endpoint.answer.CommandStreams;
import io.envtest.internal.lookup.ObjectReader;
import io.envtest.internal.sim.Surroundings;
import io.envtest.spi.component.ContainerAccess;
import java.util.Optional;

/**
 * Shows what a running container prints and lets a client write to it. A container that nobody simulates leads to the
 * kubelet of the pod's node.
 *
 * @see <a href="https://kubernetes.io/docs/reference/kubectl/generated/kubectl_attach/">kubectl attach</a>
 */
public final class PodAttachEndpoint implements VerbEndpoint {

    private final ObjectReader objects;
    private final ContainerAccess containers;
    private final Surroundings surroundings;
    private final PodStreamEndpoint stream;

    /** Looks pods and nodes up here, and attaches to containers there. */
    public PodAttachEndpoint(ObjectReader objects, ContainerAccess containers, Surroundings surroundings) {
        this.objects = objects;
        this.containers = containers;
        this.surroundings = surroundings;
        this.stream = new PodStreamEndpoint(objects, true);
    }

    @Override
    public Answer serve(ResourceRequest request) {
        PodTarget target = PodTarget.find(objects, request.namespace(), request.name());
        String container = target.container(request.request().query().first("container"));
        ObjectKey pod = new ObjectKey(request.namespace(), request.name());
        boolean possible = CommandQuery.isUpgrade(request) && target.isOnNode();
        if (!possible || !ContainerRun.isKnown(containers, pod, container)) {
            return stream.serve(request);
        }
        CommandStreams streams = CommandQuery.streams(request);
        Optional<ContainerRun> run = ContainerRun.current(objects, containers, pod, container);
        if (run.isEmpty()) {
            String refusal = "container " + container + " not found in pod " + pod.name() + "_" + pod.namespace();
            return new Answer.Commanded(streams, client -> ContainerRun.NOBODY, refusal);
        }
        boolean terminal = target.hasTerminal(container);
        return new Answer.Commanded(streams, new AttachedContainer(run.get(), surroundings.executor(), terminal), "");
    }
}
