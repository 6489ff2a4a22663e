package io.envtest.internal.endpoint.proxy;

import io.envtest.api.ObjectKey;
import io.envtest.internal.endpoint.ResourceRequest;
import io.envtest.internal.endpoint.VerbEndpoint;
import io.envtest.internal.endpoint.answer.Answer;
import io.envtest.internal.lookup.ObjectReader;
import io.envtest.internal.request.QueryParameters;
import io.envtest.spi.component.ContainerAccess;
import io.envtest.time.ClusterClock;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The log of a container: empty as long as the pod is on no node; of a pod on a node, its kubelet has it as far as the
 * container is simulated. A log that is followed ends with what there is.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/cluster-administration/logging/">Logging</a>
 */
public final class PodLogEndpoint implements VerbEndpoint {

    private final ObjectReader objects;
    private final ContainerAccess logs;
    private final ClusterClock clock;

    /** Looks pods and nodes up here, and what containers print there. */
    public PodLogEndpoint(ObjectReader objects, ContainerAccess logs, ClusterClock clock) {
        this.objects = objects;
        this.logs = logs;
        this.clock = clock;
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
        if (lines.isPresent()) {
            byte[] text = new LogText(query).of(lines.get(), clock.now());
            return Messages.areWanted(request)
                    ? new Answer.Spoken(Set.of(Messages.BINARY), protocol -> List.of(text))
                    : Answer.Raw.of(200, "text/plain", text);
        }
        String kubelet = target.kubelet(objects);
        String url =
                "https://" + kubelet + "/containerLogs/" + request.namespace() + "/" + target.name() + "/" + container;
        throw PodTarget.unreachable(url, kubelet);
    }
}
