package io.envtest.internal.controller.disruption;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.ObjectKey;
import io.envtest.internal.controller.pod.PodDisruption;
import io.envtest.internal.controller.pod.Pods;
import io.envtest.internal.controller.runtime.ControllerSetup;
import io.envtest.internal.controller.runtime.Lister;
import io.envtest.internal.controller.runtime.Meta;
import io.envtest.internal.controller.runtime.ReconcileLoop;
import io.envtest.internal.controller.runtime.Resources;
import io.envtest.internal.controller.runtime.Result;
import io.envtest.internal.controller.runtime.Timestamps;
import io.envtest.view.core.v1.Pod;
import io.envtest.view.core.v1.PodCondition;
import java.time.Instant;
import java.util.Optional;

/** Takes the condition DisruptionTarget back from pods that were to be disrupted but live on two minutes later. */
final class StaleDisruption {

    private final ControllerSetup setup;
    private final Lister<Pod> pods;

    private StaleDisruption(ControllerSetup setup) {
        this.setup = setup;
        this.pods = setup.lister(Resources.PODS);
    }

    static void setUp(ControllerSetup setup) {
        StaleDisruption stale = new StaleDisruption(setup);
        ReconcileLoop<ObjectKey> loop = setup.loop(stale::reconcile);
        setup.watch(Resources.PODS, pod -> {
            if (marked(pod).isPresent()) {
                loop.add(Meta.key(pod.metadata()));
            }
        });
    }

    private static Optional<PodCondition> marked(Pod pod) {
        return Pods.condition(pod, PodDisruption.CONDITION)
                .filter(condition -> condition.status().equals("True"))
                .filter(condition -> Pods.isActive(pod));
    }

    private Result reconcile(ObjectKey key) {
        Optional<Pod> pod = pods.get(key);
        Optional<PodCondition> target = pod.flatMap(StaleDisruption::marked);
        if (pod.isEmpty() || target.isEmpty()) {
            return Result.DONE;
        }
        Instant due = Timestamps.parse(target.get().lastTransitionTime())
                .orElse(Instant.EPOCH)
                .plus(DisruptedPods.PATIENCE);
        return Result.onceDue(due, setup.clock().now(), () -> takeBack(pod.get()));
    }

    private void takeBack(Pod pod) {
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        Meta.of(patch).setUid(pod.metadata().uid());
        PodCondition condition = Pod.of(patch).status().addConditions();
        condition
                .setType(PodDisruption.CONDITION)
                .setStatus("False")
                .setLastTransitionTime(Timestamps.now(setup.clock()))
                .setObservedGeneration(pod.metadata().generation());
        condition.node().putNull("reason").putNull("message");
        setup.client().strategicPatchStatus(Resources.PODS, Meta.key(pod.metadata()), patch);
    }
}
