package io.envtest.internal.endpoint.proxy;

import io.envtest.api.ObjectKey;
import io.envtest.internal.endpoint.ResourceRequest;
import io.envtest.internal.endpoint.VerbEndpoint;
import io.envtest.internal.endpoint.answer.Answer;
import io.envtest.internal.lookup.ObjectReader;
import io.envtest.internal.request.QueryParameters;
import io.envtest.internal.sim.Surroundings;
import io.envtest.spi.component.ContainerAccess;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The log of a container: empty as long as the pod is on no node; of a pod on a node, its kubelet has it as far as the
 * container is simulated.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/cluster-administration/logging/">Logging</a>
 */
public final class PodLogEndpoint implements VerbEndpoint {

    private final ObjectReader objects;
    private final ContainerAccess logs;
    private final Surroundings surroundings;

    /** Looks pods and nodes up here, and what containers print there. */
    public PodLogEndpoint(ObjectReader objects, ContainerAccess logs, Surroundings surroundings) {
        this.objects = objects;
        this.logs = logs;
        this.surroundings = surroundings;
    }

    @Override
    public Answer serve(ResourceRequest request) {
        QueryParameters query = request.request().query();
        PodLogOptionsRules.check(query, request.name());
        PodTarget target = PodTarget.find(objects, request.namespace(), request.name());
        String container = target.container(query.first("container"));
        if (!target.isOnNode()) {
            return Answer.Raw.of(204, "", new byte[0]);
        }
        ObjectKey pod = new ObjectKey(request.namespace(), target.name());
        boolean previous = query.first("previous").equals("true");
        Optional<List<ContainerAccess.Line>> lines = logs.log(pod, container, previous);
        if (lines.isPresent() && query.first("follow").equals("true") && !previous && !Messages.areWanted(request)) {
            Optional<ContainerRun> run = ContainerRun.current(objects, logs, pod, container);
            if (run.isPresent()) {
                return followed(run.get(), new LogText(query));
            }
        }
        if (lines.isPresent()) {
            byte[] text =
                    new LogText(query).of(lines.get(), surroundings.clock().now());
            return Messages.areWanted(request)
                    ? new Answer.Spoken(Set.of(Messages.BINARY), protocol -> List.of(text))
                    : Answer.Raw.of(200, "text/plain", text);
        }
        String kubelet = target.kubelet(objects);
        String url =
                "https://" + kubelet + "/containerLogs/" + request.namespace() + "/" + target.name() + "/" + container;
        throw PodTarget.unreachable(url, kubelet);
    }

    private Answer followed(ContainerRun run, LogText text) {
        return new Answer.Streamed(sink -> {
            FollowedLog log = new FollowedLog(run, text, surroundings.executor(), sink);
            log.begin(surroundings.clock().now());
            return log::stop;
        });
    }
}
