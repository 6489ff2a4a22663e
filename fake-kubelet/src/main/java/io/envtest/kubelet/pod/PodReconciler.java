package io.envtest.kubelet.pod;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.envtest.api.ApiException;
import io.envtest.api.ObjectKey;
import io.envtest.internal.controller.pod.Pods;
import io.envtest.internal.controller.runtime.LatestWrites;
import io.envtest.internal.controller.runtime.Lister;
import io.envtest.internal.controller.runtime.Meta;
import io.envtest.internal.controller.runtime.Resources;
import io.envtest.internal.controller.runtime.Result;
import io.envtest.internal.controller.runtime.Semantic;
import io.envtest.kubelet.node.Kubelets;
import io.envtest.kubelet.node.Kubelets.Kubelet;
import io.envtest.view.core.v1.Container;
import io.envtest.view.core.v1.ContainerStatus;
import io.envtest.view.core.v1.Node;
import io.envtest.view.core.v1.Pod;
import io.envtest.view.meta.v1.DeleteOptions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Takes one pod from stage to stage until it has to wait. */
final class PodReconciler {

    private final Lister<Pod> pods;
    private final Lister<Node> nodes;
    private final Kubelets kubelets;
    private final PodLifecycle lifecycle;
    private final PodContainers containers;
    private final PodRestart restart;
    private final Needs needs;
    private final WaitingPods waiting;
    private final Killings killings = new Killings();
    private final LatestWrites<Pod> latest = new LatestWrites<>();

    PodReconciler(
            Lister<Pod> pods,
            Lister<Node> nodes,
            Kubelets kubelets,
            PodLifecycle lifecycle,
            PodContainers containers,
            PodRestart restart,
            Needs needs,
            WaitingPods waiting) {
        this.pods = pods;
        this.nodes = nodes;
        this.kubelets = kubelets;
        this.lifecycle = lifecycle;
        this.containers = containers;
        this.restart = restart;
        this.needs = needs;
        this.waiting = waiting;
    }

    Result reconcile(ObjectKey key) {
        killings.takeGone(key).ifPresent(this::bury);
        Optional<Pod> seen = pods.get(key);
        if (seen.isEmpty()) {
            return Result.DONE;
        }
        Optional<Node> node = nodes.get("", seen.get().spec().nodeName());
        if (node.isEmpty()) {
            return Result.DONE; // not bound, or bound to a node that nobody has
        }
        try {
            return advance(latest.newer(seen.get()), node.get());
        } catch (ApiException e) {
            latest.forget(seen.get());
            if (e.status().code() == 404) {
                return Result.DONE;
            }
            throw e;
        }
    }

    private void bury(Pod pod) {
        String node = pod.spec().nodeName();
        if (nodes.get("", node).isPresent()) {
            killings.tell(pod, new PodEvents(kubelets.of(node).events()));
        }
        killings.forget(pod);
    }

    /** A pod is gone; its key is to be reconciled once more. */
    void forget(Pod pod) {
        killings.gone(pod);
        latest.forget(pod);
        waiting.forget(Meta.key(pod.metadata()));
        containers.forget(pod);
    }

    private Result advance(Pod start, Node node) {
        Pod pod = start;
        Kubelet kubelet = kubelets.of(node.metadata().name());
        PodEvents events = new PodEvents(kubelet.events());
        while (true) {
            Pod copy = Pod.of(pod.node().deepCopy());
            Result wait = step(PodStage.of(pod), pod, copy, node, events, kubelet);
            if (Semantic.equal(copy.status(), pod.status())) {
                return wait;
            }
            pod = kubelet.client().updateStatus(Resources.PODS, copy);
            latest.written(pod);
        }
    }

    /** Changes the pod's status to that of the next stage; if it cannot yet, says when to look again. */
    private Result step(PodStage stage, Pod before, Pod pod, Node node, PodEvents events, Kubelet kubelet) {
        if (stage instanceof PodStage.Accepting) {
            accept(pod, node, events);
        } else if (stage instanceof PodStage.Preparing) {
            prepare(pod, node, events);
        } else if (stage instanceof PodStage.Initializing initializing) {
            return initialize(before, pod, initializing.next(), events);
        } else if (stage instanceof PodStage.Creating) {
            create(pod, events);
        } else if (stage instanceof PodStage.Running) {
            return run(before, pod, events);
        } else if (stage instanceof PodStage.Restarting) {
            restart.carryOut(pod);
        } else if (stage instanceof PodStage.Stopping) {
            return stop(pod, events, kubelet);
        }
        return Result.DONE;
    }

    private void accept(Pod pod, Node node, PodEvents events) {
        List<Pod> accepted = pods.byIndex(PodAgent.BY_NODE, node.metadata().name());
        accepted.removeIf(other -> Pods.isFinished(other)
                || !other.status().hasStartTime()
                || other.metadata().uid().equals(pod.metadata().uid()));
        Optional<Admission.Refusal> refusal = Admission.refuse(pod, node, accepted);
        if (refusal.isPresent()) {
            events.warning(pod, refusal.get().reason(), refusal.get().message());
            lifecycle.refuse(pod, refusal.get());
        } else {
            lifecycle.accept(pod, node);
        }
    }

    private void prepare(Pod pod, Node node, PodEvents events) {
        waiting.add(Meta.key(pod.metadata())); // before looking, so that nothing is missed
        Optional<String> unmountable = needs.unmountable(pod);
        if (unmountable.isPresent()) {
            events.warning(pod, "FailedMount", unmountable.get());
            return;
        }
        Optional<String> unprepared = needs.unprepared(pod);
        if (unprepared.isPresent()) {
            events.warning(pod, "FailedPrepareDynamicResources", unprepared.get());
            return;
        }
        lifecycle.openSandbox(pod, node);
        if (!pod.spec().hasInitContainers()) {
            create(pod, events);
        }
    }

    private void create(Pod pod, PodEvents events) {
        waiting.add(Meta.key(pod.metadata())); // before looking, so that nothing is missed
        List<Container> wanted = pod.spec().containers();
        for (int i = 0; i < wanted.size(); i++) {
            Container container = wanted.get(i);
            Optional<String> wrong =
                    needs.misconfigured(pod, container).or(() -> containers.unmountable(pod, container));
            if (wrong.isPresent()) {
                ContainerStatus status = pod.status().containerStatuses().get(i);
                if (!status.state().waiting().message().equals(wrong.get())) {
                    events.failed(pod, container, Run.Kind.APP, wrong.get());
                    lifecycle.misconfigured(pod, i, wrong.get());
                }
                return;
            }
        }
        waiting.forget(Meta.key(pod.metadata()));
        containers.start(pod, events);
        lifecycle.run(pod);
    }

    private Result initialize(Pod before, Pod pod, int index, PodEvents events) {
        Result wait = containers.initialize(pod, index, events);
        if (containers.failedForGood(pod, index)) {
            lifecycle.giveUp(pod);
        } else if (!Semantic.equal(pod.status(), before.status())) {
            lifecycle.refresh(pod);
        }
        return wait.sooner(deadline(pod));
    }

    private Result run(Pod before, Pod pod, PodEvents events) {
        Result wait = containers.attach(pod, events).sooner(containers.advance(pod, events));
        boolean changed = !Semantic.equal(pod.status(), before.status());
        if (changed && containers.areOver(pod)) {
            lifecycle.finish(pod);
            return Result.DONE;
        }
        lifecycle.observe(pod);
        if (changed || pod.spec().hasReadinessGates()) {
            lifecycle.refresh(pod);
        }
        return wait.sooner(deadline(pod));
    }

    private Result deadline(Pod pod) {
        Duration left = lifecycle.timeLeft(pod);
        if (left.isZero() && !Pods.isFinished(pod)) {
            lifecycle.expire(pod);
        }
        return left.isNegative() || left.isZero() ? Result.DONE : Result.after(left);
    }

    private Result stop(Pod pod, PodEvents events, Kubelet kubelet) {
        if (Pods.isFinished(pod)) {
            DeleteOptions options = DeleteOptions.of(JsonNodeFactory.instance.objectNode());
            options.setGracePeriodSeconds(0L);
            options.preconditions().setUid(pod.metadata().uid());
            kubelet.client().delete(Resources.PODS, Meta.key(pod.metadata()), options);
            return Result.DONE;
        }
        Duration left = lifecycle.untilStopped(pod);
        if (!left.isNegative() && !left.isZero()) {
            return Result.after(left);
        }
        killings.tell(pod, events);
        containers.stop(pod);
        lifecycle.stop(pod);
        return Result.DONE;
    }
}
