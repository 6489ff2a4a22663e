package io.envtest.internal.controller.node;

import io.envtest.api.ApiException;
import io.envtest.api.ObjectKey;
import io.envtest.internal.controller.pod.PodDisruption;
import io.envtest.internal.controller.pod.Pods;
import io.envtest.internal.controller.runtime.Controller;
import io.envtest.internal.controller.runtime.ControllerSetup;
import io.envtest.internal.controller.runtime.EventRecorder;
import io.envtest.internal.controller.runtime.Lister;
import io.envtest.internal.controller.runtime.Meta;
import io.envtest.internal.controller.runtime.ReconcileLoop;
import io.envtest.internal.controller.runtime.Resources;
import io.envtest.internal.controller.runtime.Result;
import io.envtest.internal.controller.runtime.Timestamps;
import io.envtest.internal.meta.Tolerations;
import io.envtest.view.core.v1.Node;
import io.envtest.view.core.v1.Pod;
import io.envtest.view.core.v1.Taint;
import io.envtest.view.core.v1.Toleration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Deletes pods from nodes whose NoExecute taints they do not tolerate, or tolerate only for a time.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/#taint-based-evictions">Taint
 *     based evictions</a>
 */
public final class TaintEvictionController extends Controller {

    /** Makes the controller. */
    public TaintEvictionController() {
        super("taint-eviction-controller", "node-controller");
    }

    @Override
    protected void setUp(ControllerSetup setup) {
        setup.index(
                Resources.PODS,
                NodeLifecycleController.BY_NODE,
                pod -> List.of(pod.spec().nodeName()));
        Evictor evictor = new Evictor(setup, setup.events());
        ReconcileLoop<ObjectKey> loop = setup.loop(evictor::reconcile);
        Lister<Pod> pods = setup.lister(Resources.PODS);
        setup.watch(Resources.PODS, pod -> {
            if (!pod.spec().nodeName().isEmpty()) {
                loop.add(Meta.key(pod.metadata()));
            }
        });
        setup.watch(
                Resources.NODES,
                node -> pods.byIndex(
                                NodeLifecycleController.BY_NODE, node.metadata().name())
                        .forEach(pod -> loop.add(Meta.key(pod.metadata()))));
    }

    /** Judges one pod. */
    private static final class Evictor {

        private final ControllerSetup setup;
        private final EventRecorder events;
        private final Lister<Pod> pods;
        private final Lister<Node> nodes;
        private final PodDisruption disruption;

        Evictor(ControllerSetup setup, EventRecorder events) {
            this.setup = setup;
            this.events = events;
            this.pods = setup.lister(Resources.PODS);
            this.nodes = setup.lister(Resources.NODES);
            this.disruption = new PodDisruption(setup.client(), setup.clock());
        }

        Result reconcile(ObjectKey key) {
            Optional<Pod> pod = pods.get(key).filter(found -> !Pods.isDeleting(found));
            Optional<Node> node =
                    pod.flatMap(found -> nodes.get("", found.spec().nodeName()));
            if (node.isEmpty()) {
                return Result.DONE;
            }
            Optional<Instant> end = end(pod.orElseThrow(), node.get());
            if (end.isEmpty()) {
                return Result.DONE;
            }
            return Result.onceDue(end.get(), setup.clock().now(), () -> evict(pod.orElseThrow()));
        }

        /** When the pod has to go; empty if it may stay. */
        private Optional<Instant> end(Pod pod, Node node) {
            Optional<Instant> earliest = Optional.empty();
            for (Taint taint : node.spec().taints()) {
                if (taint.effect().equals("NoExecute")) {
                    Optional<Instant> end = end(pod.spec().tolerations(), taint);
                    if (end.isPresent() && earliest.filter(end.get()::isAfter).isEmpty()) {
                        earliest = end;
                    }
                }
            }
            return earliest;
        }

        private static Optional<Instant> end(List<Toleration> tolerations, Taint taint) {
            Instant since = Timestamps.parse(taint.timeAdded()).orElse(Instant.EPOCH);
            List<Toleration> matching = tolerations.stream()
                    .filter(toleration -> Tolerations.tolerates(toleration, taint))
                    .toList();
            if (matching.isEmpty()) {
                return Optional.of(since);
            }
            return matching.stream()
                    .filter(Toleration::hasTolerationSeconds)
                    .map(toleration -> since.plusSeconds(Math.max(0, toleration.tolerationSeconds())))
                    .min(Instant::compareTo);
        }

        private void evict(Pod pod) {
            events.normal(pod, "TaintManagerEviction", "Marking for deletion Pod " + Meta.key(pod.metadata()));
            try {
                disruption.mark(pod, PodDisruption.Cause.NODE_TAINT);
                setup.client().delete(Resources.PODS, Meta.key(pod.metadata()));
            } catch (ApiException e) {
                if (e.status().code() != 404) {
                    throw e;
                }
            }
        }
    }
}
