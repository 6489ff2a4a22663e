package io.envtest.internal.endpoint.proxy;

import io.envtest.api.ObjectKey;
import io.envtest.internal.endpoint.ResourceRequest;
import io.envtest.internal.endpoint.VerbEndpoint;
import io.envtest.internal.endpoint.answer.Answer;
import io.envtest.internal.endpoint.answer.CommandStreams;
import io.envtest.internal.lookup.ObjectReader;
import io.envtest.spi.component.ContainerAccess;
import io.envtest.spi.component.ContainerAccess.Input;
import java.util.List;
import java.util.Optional;

/**
 * Runs a command in a container. One that nobody simulates leads to the kubelet of the pod's node.
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
        ObjectKey pod = new ObjectKey(request.namespace(), request.name());
        boolean possible = CommandQuery.isUpgrade(request) && target.isOnNode() && !command.isEmpty();
        if (!possible || !ContainerRun.isKnown(containers, pod, container)) {
            return stream.serve(request);
        }
        CommandStreams streams = CommandQuery.streams(request);
        Optional<ContainerAccess.Command> started = containers.exec(pod, container, command, input(streams));
        return started.map(found -> new Answer.Commanded(streams, new ExecutedCommand(found), ""))
                .orElseGet(() -> new Answer.Commanded(
                        streams, client -> ContainerRun.NOBODY, "container not found (\"" + container + "\")"));
    }

    private static Input input(CommandStreams streams) {
        if (!streams.input()) {
            return Input.NONE;
        }
        return streams.terminal() ? Input.TERMINAL : Input.STREAM;
    }
}
