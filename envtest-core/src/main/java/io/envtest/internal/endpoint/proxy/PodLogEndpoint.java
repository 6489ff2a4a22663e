package io.envtest.internal.endpoint.proxy;

import io.envtest.internal.endpoint.ResourceRequest;
import io.envtest.internal.endpoint.VerbEndpoint;
import io.envtest.internal.endpoint.answer.Answer;
import io.envtest.internal.lookup.ObjectReader;
import io.envtest.internal.request.QueryParameters;
import java.util.Optional;

/**
 * The log of a container: empty as long as the pod is on no node; of a pod on a node, its kubelet would have it.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/cluster-administration/logging/">Logging</a>
 */
public final class PodLogEndpoint implements VerbEndpoint {

    private final ObjectReader objects;
    private final Optional<SimulatedKubelet> kubelet;

    /**
     * Looks pods and nodes up here.
     *
     * @param kubelet answers for the nodes; empty if nobody does
     */
    public PodLogEndpoint(ObjectReader objects, Optional<SimulatedKubelet> kubelet) {
        this.objects = objects;
        this.kubelet = kubelet;
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
        String address = target.kubelet(objects);
        if (kubelet.isPresent()) {
            return kubelet.get().log(target.pod(), container, query.flag("previous"), query.flag("follow"));
        }
        String url =
                "https://" + address + "/containerLogs/" + request.namespace() + "/" + target.name() + "/" + container;
        throw PodTarget.unreachable(url, address);
    }
}
