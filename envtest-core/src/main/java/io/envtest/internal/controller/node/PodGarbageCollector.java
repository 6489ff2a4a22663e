package io.envtest.internal.controller.node;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.ObjectKey;
import io.envtest.internal.controller.pod.PodDisruption;
import io.envtest.internal.controller.pod.Pods;
import io.envtest.internal.controller.runtime.Controller;
import io.envtest.internal.controller.runtime.ControllerSetup;
import io.envtest.internal.controller.runtime.Lister;
import io.envtest.internal.controller.runtime.Meta;
import io.envtest.internal.controller.runtime.ReconcileLoop;
import io.envtest.internal.controller.runtime.Resources;
import io.envtest.internal.controller.runtime.Result;
import io.envtest.internal.controller.runtime.Timestamps;
import io.envtest.internal.controller.runtime.Watcher;
import io.envtest.view.core.v1.Node;
import io.envtest.view.core.v1.Pod;
import io.envtest.view.meta.v1.DeleteOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Removes pods that no kubelet will remove: those on nodes that are gone, after 40 seconds, and those that were deleted before
 * they had a node, which count as failed after 20 seconds if something still holds them.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-garbage-collection">Pod garbage
 *     collection</a>
 */
public final class PodGarbageCollector extends Controller {

    private static final Duration QUARANTINE = Duration.ofSeconds(40);
    private static final Duration ROUND = Duration.ofSeconds(20);

    /** Makes the controller. */
    public PodGarbageCollector() {
        super("pod-garbage-collector-controller", "pod-garbage-collector");
    }

    @Override
    protected void setUp(ControllerSetup setup) {
        setup.index(
                Resources.PODS,
                NodeLifecycleController.BY_NODE,
                pod -> List.of(pod.spec().nodeName()));
        Collector collector = new Collector(setup);
        ReconcileLoop<ObjectKey> loop = setup.loop(collector::reconcile);
        setup.watch(Resources.PODS, pod -> {
            if (collector.isSuspect(pod)) {
                loop.add(Meta.key(pod.metadata()));
            }
        });
        setup.watch(Resources.NODES, new Watcher<Node>() {
            @Override
            public void added(Node node) {
                collector.nodeIsThere(node.metadata().name());
            }

            @Override
            public void updated(Node before, Node now) {}

            @Override
            public void deleted(Node node) {
                collector.podsOf(node.metadata().name()).forEach(loop::add);
            }
        });
    }

    /** Judges one pod. */
    private static final class Collector {

        private final ControllerSetup setup;
        private final Lister<Pod> pods;
        private final Lister<Node> nodes;
        private final PodDisruption disruption;
        private final Map<String, Long> missingSince = new ConcurrentHashMap<>();

        Collector(ControllerSetup setup) {
            this.setup = setup;
            this.pods = setup.lister(Resources.PODS);
            this.nodes = setup.lister(Resources.NODES);
            this.disruption = new PodDisruption(setup.client(), setup.clock());
        }

        List<ObjectKey> podsOf(String node) {
            return pods.byIndex(NodeLifecycleController.BY_NODE, node).stream()
                    .map(pod -> Meta.key(pod.metadata()))
                    .toList();
        }

        void nodeIsThere(String node) {
            missingSince.remove(node);
        }

        boolean isSuspect(Pod pod) {
            String node = pod.spec().nodeName();
            return node.isEmpty() ? Pods.isDeleting(pod) : nodes.get("", node).isEmpty();
        }

        Result reconcile(ObjectKey key) {
            Optional<Pod> pod = pods.get(key).filter(this::isSuspect);
            if (pod.isEmpty()) {
                return Result.DONE;
            }
            String node = pod.get().spec().nodeName();
            if (node.isEmpty()) {
                remove(pod.get());
                return Pods.isFinished(pod.get()) ? Result.DONE : failLater(pod.get());
            }
            long now = setup.clock().nanos();
            Duration missing = Duration.ofNanos(now - missingSince.computeIfAbsent(node, name -> now));
            if (missing.compareTo(QUARANTINE) < 0) {
                return Result.after(QUARANTINE.minus(missing));
            }
            if (setup.client().find(Resources.NODES, new ObjectKey("", node)).isEmpty()) {
                markLost(pod.get());
                remove(pod.get());
            }
            return Result.DONE;
        }

        /** A pod that no kubelet runs will not end: once a round has passed it counts as failed. */
        private Result failLater(Pod pod) {
            Instant now = setup.clock().now();
            Instant deleted =
                    Timestamps.parse(pod.metadata().deletionTimestamp()).orElse(now);
            return Result.onceDue(deleted.plus(ROUND), now, () -> {
                ObjectNode patch = JsonNodeFactory.instance.objectNode();
                Meta.of(patch).setUid(pod.metadata().uid());
                Pod.of(patch).status().setPhase("Failed");
                setup.client().strategicPatchStatus(Resources.PODS, Meta.key(pod.metadata()), patch);
            });
        }

        private void markLost(Pod pod) {
            if (Pods.isFinished(pod)) {
                disruption.mark(pod, PodDisruption.Cause.LOST_NODE);
            } else {
                disruption.markFailed(pod, PodDisruption.Cause.LOST_NODE);
            }
        }

        private void remove(Pod pod) {
            if (Pods.isDeleting(pod) && pod.metadata().deletionGracePeriodSeconds() == 0) {
                return; // only finalizers hold it
            }
            DeleteOptions options = DeleteOptions.of(JsonNodeFactory.instance.objectNode());
            options.setGracePeriodSeconds(0L);
            options.preconditions().setUid(pod.metadata().uid());
            setup.client().deleteIfPresent(Resources.PODS, Meta.key(pod.metadata()), options);
        }
    }
}
