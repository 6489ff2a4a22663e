package io.envtest.internal.endpoint.proxy;

import io.envtest.api.ObjectKey;
import io.envtest.internal.endpoint.ResourceRequest;
import io.envtest.internal.endpoint.VerbEndpoint;
import io.envtest.internal.endpoint.answer.Answer;
import io.envtest.internal.lookup.ObjectReader;
import io.envtest.spi.component.ContainerAccess;
import java.util.List;
import java.util.Optional;

/**
 * Runs a command in a container, over a WebSocket. A command that nobody simulates leads to the kubelet of the pod's node.
 *
 * @see <a href="https://kubernetes.io/docs/tasks/debug/debug-application/get-shell-running-container/">Get a Shell to a Running Container</a>
 */
public final class PodExecEndpoint implements VerbEndpoint {

    private final ObjectReader objects;
    private final ContainerAccess containers;
    private final PodStreamEndpoint stream;

    /** Looks pods and nodes up here, and runs commands there. */
    public PodExecEndpoint(ObjectReader objects, ContainerAccess containers) {
        this.objects = objects;
        this.containers = containers;
        this.stream = new PodStreamEndpoint(objects, true);
    }

    @Override
    public Answer serve(ResourceRequest request) {
        PodTarget target = PodTarget.find(objects, request.namespace(), request.name());
        String container = target.container(request.request().query().first("container"));
        List<String> command = request.request().query().all("command");
        if (Messages.areWanted(request) && target.isOnNode() && !command.isEmpty()) {
            ObjectKey pod = new ObjectKey(request.namespace(), request.name());
            Optional<ContainerAccess.Outcome> outcome = containers.exec(pod, container, command);
            if (outcome.isPresent()) {
                ContainerAccess.Outcome done = outcome.get();
                return new Answer.Spoken(Messages.protocols(), protocol -> Messages.of(done, protocol));
            }
        }
        return stream.serve(request);
    }
}
