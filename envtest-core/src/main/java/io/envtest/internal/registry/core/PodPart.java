package io.envtest.internal.registry.core;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.registry.KindStrategy;
import io.envtest.internal.registry.StrategyContext;
import io.envtest.internal.registry.Trait;
import io.envtest.view.core.v1.Pod;
import java.util.List;

/** A subresource through which a part of a pod may be changed; all else of what is sent is passed over. */
abstract class PodPart extends KindStrategy<Pod> {

    private static final List<String> KEPT_METADATA =
            List.of("name", "generateName", "namespace", "uid", "resourceVersion", "managedFields");

    /** What may be said in pods. */
    protected final PodFeatures pods;

    PodPart(PodFeatures pods) {
        super(Pod::of, Trait.COUNTS_GENERATIONS);
        this.pods = pods;
    }

    /** Takes over the part from what was sent into a copy of the pod as it is. */
    abstract void takeOver(Pod sent, Pod current);

    @Override
    protected final void prepare(StrategyContext context, Pod pod, Pod old) {
        Pod current = Pod.of(old.node().deepCopy());
        takeOver(pod, current);
        ObjectNode metadata = pod.metadata().materialize();
        metadata.retain(KEPT_METADATA);
        current.metadata().node().properties().forEach(field -> {
            if (!KEPT_METADATA.contains(field.getKey())) {
                metadata.set(field.getKey(), field.getValue());
            }
        });
        pod.spec().replaceWith(current.spec());
        pod.status().replaceWith(current.status());
        pods.drop(pod.spec(), old.spec());
    }
}
