package io.envtest.internal.admission.plugin.limitranger;

import io.envtest.internal.admission.PodResources;
import io.envtest.internal.meta.Quantity;
import io.envtest.view.core.v1.Container;
import io.envtest.view.core.v1.LimitRange;
import io.envtest.view.core.v1.LimitRangeItem;
import io.envtest.view.core.v1.PersistentVolumeClaim;
import io.envtest.view.core.v1.Pod;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Checks pods and claims against a limit range; answers what is broken, in words. */
final class LimitChecks {

    private LimitChecks() {}

    static List<String> pod(LimitRange range, Pod pod) {
        List<String> broken = new ArrayList<>();
        for (LimitRangeItem item : range.spec().limits()) {
            if (item.type().equals("Container")) {
                List<Container> containers = new ArrayList<>(pod.spec().containers());
                containers.addAll(pod.spec().initContainers());
                containers.forEach(container -> bounds(
                        item,
                        PodResources.parse(container.resources().requests()),
                        PodResources.parse(container.resources().limits()),
                        broken));
            } else if (item.type().equals("Pod")) {
                bounds(item, PodResources.requests(pod.spec()), PodResources.limits(pod.spec()), broken);
            }
        }
        return broken;
    }

    static List<String> claim(LimitRange range, PersistentVolumeClaim claim) {
        List<String> broken = new ArrayList<>();
        Map<String, Quantity> requests =
                PodResources.parse(claim.spec().resources().requests());
        for (LimitRangeItem item : range.spec().limits()) {
            if (item.type().equals("PersistentVolumeClaim")) {
                PodResources.parse(item.min())
                        .forEach((name, bound) ->
                                new Bound(item.type(), name, bound).minimum(requests, Map.of(), broken));
                PodResources.parse(item.max())
                        .forEach((name, bound) -> new Bound(item.type(), name, bound).maximumRequest(requests, broken));
            }
        }
        return broken;
    }

    private static void bounds(
            LimitRangeItem item, Map<String, Quantity> requests, Map<String, Quantity> limits, List<String> broken) {
        PodResources.parse(item.min())
                .forEach((name, bound) -> new Bound(item.type(), name, bound).minimum(requests, limits, broken));
        PodResources.parse(item.max())
                .forEach((name, bound) -> new Bound(item.type(), name, bound).maximum(requests, limits, broken));
        PodResources.parse(item.maxLimitRequestRatio())
                .forEach((name, bound) -> new Bound(item.type(), name, bound).ratio(requests, limits, broken));
    }
}
