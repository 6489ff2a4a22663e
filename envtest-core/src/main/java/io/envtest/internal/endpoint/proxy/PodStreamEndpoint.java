package io.envtest.internal.endpoint.proxy;

import io.envtest.internal.endpoint.ResourceRequest;
import io.envtest.internal.endpoint.VerbEndpoint;
import io.envtest.internal.endpoint.answer.Answer;
import io.envtest.internal.lookup.ObjectReader;
import io.envtest.internal.meta.ApiErrors;

/**
 * Streams to and from a pod: {@code exec}, {@code attach} and {@code portforward}. They lead to the kubelet of its node.
 *
 * @see <a href="https://kubernetes.io/docs/tasks/debug/debug-application/get-shell-running-container/">Get a Shell to a Running Container</a>
 */
final class PodStreamEndpoint implements VerbEndpoint {

    private final ObjectReader objects;
    private final boolean toContainer;

    /**
     * Looks pods and nodes up here.
     *
     * @param toContainer whether the stream leads to one container rather than to the pod
     */
    PodStreamEndpoint(ObjectReader objects, boolean toContainer) {
        this.objects = objects;
        this.toContainer = toContainer;
    }

    @Override
    public Answer serve(ResourceRequest request) {
        PodTarget target = PodTarget.find(objects, request.namespace(), request.name());
        if (toContainer) {
            target.container(request.request().query().first("container"));
        }
        if (!target.isOnNode()) {
            throw ApiErrors.badRequest("pod " + target.name() + " does not have a host assigned");
        }
        String kubelet = target.kubelet(objects);
        if (request.request().header("Upgrade").isEmpty()) {
            throw ApiErrors.badRequest("Upgrade request required");
        }
        throw PodTarget.unreachable("https://" + kubelet + "/", kubelet);
    }
}
