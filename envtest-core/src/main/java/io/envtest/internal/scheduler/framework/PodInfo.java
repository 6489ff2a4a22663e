package io.envtest.internal.scheduler.framework;

import io.envtest.api.ObjectKey;
import io.envtest.internal.controller.runtime.Meta;
import io.envtest.view.core.v1.Affinity;
import io.envtest.view.core.v1.Pod;
import java.util.List;
import java.util.Map;

/**
 * A pod with all that scheduling asks of it again and again. Immutable.
 *
 * @param labels its labels
 * @param requests what it asks of a node
 * @param scoringRequests the same, with a little for containers that ask for nothing
 */
public record PodInfo(
        Pod pod,
        ObjectKey key,
        String uid,
        int priority,
        Map<String, String> labels,
        Amounts requests,
        Amounts scoringRequests,
        List<HostPort> hostPorts,
        List<AffinityTerm> requiredAffinity,
        List<AffinityTerm> requiredAntiAffinity,
        List<AffinityTerm> preferredAffinity,
        List<AffinityTerm> preferredAntiAffinity) {

    /** Reads a pod. */
    public static PodInfo of(Pod pod) {
        Affinity affinity = pod.spec().affinity();
        String namespace = pod.metadata().namespace();
        return new PodInfo(
                pod,
                Meta.key(pod.metadata()),
                pod.metadata().uid(),
                pod.spec().priority(),
                pod.metadata().labels(),
                PodResources.requests(pod.spec()),
                PodResources.requestsForScoring(pod.spec()),
                HostPort.of(pod.spec()),
                AffinityTerm.required(
                        affinity.podAffinity().requiredDuringSchedulingIgnoredDuringExecution(), namespace),
                AffinityTerm.required(
                        affinity.podAntiAffinity().requiredDuringSchedulingIgnoredDuringExecution(), namespace),
                AffinityTerm.preferred(
                        affinity.podAffinity().preferredDuringSchedulingIgnoredDuringExecution(), namespace),
                AffinityTerm.preferred(
                        affinity.podAntiAffinity().preferredDuringSchedulingIgnoredDuringExecution(), namespace));
    }

    /** Whether the pod has been deleted. */
    public boolean deleting() {
        return Meta.deleting(pod.metadata());
    }

    @Override
    public String toString() {
        return key.toString();
    }
}
