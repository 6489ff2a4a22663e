package io.envtest.internal.controller.node;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
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
import io.envtest.view.core.v1.Node;
import io.envtest.view.core.v1.ObjectReference;
import io.envtest.view.core.v1.Pod;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

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
        private final Map<ObjectKey, Planned> planned = new ConcurrentHashMap<>();

        Evictor(ControllerSetup setup, EventRecorder events) {
            this.setup = setup;
            this.events = events;
            this.pods = setup.lister(Resources.PODS);
            this.nodes = setup.lister(Resources.NODES);
            this.disruption = new PodDisruption(setup.client(), setup.clock());
        }

        Result reconcile(ObjectKey key) {
            Optional<Pod> pod = pods.get(key);
            if (pod.isEmpty()) {
                cancel(key);
                return Result.DONE;
            }
            Optional<Node> node = pod.filter(found -> !Pods.isDeleting(found))
                    .flatMap(found -> nodes.get("", found.spec().nodeName()));
            return node.isEmpty() ? Result.DONE : judge(key, pod.get(), node.get());
        }

        private Result judge(ObjectKey key, Pod pod, Node node) {
            Patience patience =
                    Patience.of(pod.spec().tolerations(), node.spec().taints());
            if (patience.isEndless()) {
                cancel(key);
                return Result.DONE;
            }
            if (patience.isNone()) {
                cancel(key);
                evict(pod);
                return Result.DONE;
            }
            Instant now = setup.clock().now();
            Planned plan = planned.computeIfAbsent(key, absent -> new Planned(pod, now.plus(patience.time())));
            return Result.onceDue(plan.end(), now, () -> {
                planned.remove(key);
                evict(pod);
            });
        }

        private void cancel(ObjectKey key) {
            Planned plan = planned.remove(key);
            if (plan != null) {
                tell(plan.pod(), "Cancelling deletion of Pod " + key);
            }
        }

        private void tell(Pod pod, String message) {
            ObjectReference name = ObjectReference.of(JsonNodeFactory.instance.objectNode());
            name.setKind(Pod.KIND).setNamespace(pod.metadata().namespace());
            name.setName(pod.metadata().name()).setApiVersion("v1");
            events.record(name, "Normal", "TaintManagerEviction", message);
        }

        private void evict(Pod pod) {
            tell(pod, "Marking for deletion Pod " + Meta.key(pod.metadata()));
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

    /**
     * A pod that has to go later, unless the taints do.
     *
     * @param end when; what its tolerations say later does not change it
     */
    private record Planned(Pod pod, Instant end) {}
}
