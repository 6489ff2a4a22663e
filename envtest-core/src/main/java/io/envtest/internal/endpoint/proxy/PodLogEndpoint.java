package io.envtest.internal.endpoint.proxy;

import io.envtest.internal.endpoint.ResourceRequest;
import io.envtest.internal.endpoint.VerbEndpoint;
import io.envtest.internal.endpoint.answer.Answer;
import io.envtest.internal.lookup.ObjectReader;
import io.envtest.internal.request.QueryParameters;

/**
 * The log of a container: empty as long as the pod is on no node; of a pod on a node, its kubelet would have it.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/cluster-administration/logging/">Logging</a>
 */
public final class PodLogEndpoint implements VerbEndpoint {

    private final ObjectReader objects;

    /** Looks pods and nodes up here. */
    public PodLogEndpoint(ObjectReader objects) {
        this.objects = objects;
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
        String kubelet = target.kubelet(objects);
        String url = "https://" + kubelet + "/containerLogs/" + request.namespace() + "/" + target.name() + "/" + container;
        throw PodTarget.unreachable(url, kubelet);
    }
}
