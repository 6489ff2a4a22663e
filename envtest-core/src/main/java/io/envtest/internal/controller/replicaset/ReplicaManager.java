package io.envtest.internal.controller.replicaset;

import io.envtest.api.ApiException;
import io.envtest.api.ObjectKey;
import io.envtest.internal.controller.pod.PodControl;
import io.envtest.internal.controller.pod.PodWatcher;
import io.envtest.internal.controller.pod.Pods;
import io.envtest.internal.controller.runtime.Claims;
import io.envtest.internal.controller.runtime.ControlledObjects;
import io.envtest.internal.controller.runtime.ControllerSetup;
import io.envtest.internal.controller.runtime.EventRecorder;
import io.envtest.internal.controller.runtime.Expectations;
import io.envtest.internal.controller.runtime.Lister;
import io.envtest.internal.controller.runtime.Meta;
import io.envtest.internal.controller.runtime.ReconcileLoop;
import io.envtest.internal.controller.runtime.Resources;
import io.envtest.internal.controller.runtime.Result;
import io.envtest.internal.controller.runtime.Selector;
import io.envtest.internal.controller.runtime.Watcher;
import io.envtest.time.ClusterClock;
import io.envtest.view.apps.v1.ReplicaSet;
import io.envtest.view.core.v1.Pod;
import java.util.List;
import java.util.Optional;

/** Reconciles one ReplicaSet or ReplicationController: claims pods, creates or deletes some, writes the status. */
final class ReplicaManager {

    private final ReplicaKind kind;
    private final ClusterClock clock;
    private final Lister<ReplicaSet> lister;
    private final ControlledObjects<Pod> pods;
    private final Claims<Pod> claims;
    private final Expectations expectations;
    private final ReplicaScaler scaler;
    private final ReplicaStatusWriter status;

    private ReplicaManager(ControllerSetup setup, EventRecorder events, ReplicaKind kind, Expectations expectations) {
        this.kind = kind;
        this.clock = setup.clock();
        this.lister = setup.lister(kind.resource());
        this.expectations = expectations;
        this.pods = setup.controlled(Resources.PODS);
        this.claims = new Claims<>(setup.client(), Resources.PODS, kind.resource(), pods).only(Pods::isActive);
        PodControl control = new PodControl(setup.client(), events);
        this.scaler = new ReplicaScaler(
                kind, control, expectations, new RelatedPods(pods, setup.controlled(kind.resource())), clock);
        this.status = new ReplicaStatusWriter(setup.client(), kind, clock);
    }

    static void setUp(ControllerSetup setup, EventRecorder events, ReplicaKind kind) {
        Expectations expectations = new Expectations(setup.clock());
        ReplicaManager manager = new ReplicaManager(setup, events, kind, expectations);
        ReconcileLoop<ObjectKey> loop = setup.loop(manager::reconcile);
        setup.watch(kind.resource(), manager.ownWatcher(loop));
        setup.watch(
                Resources.PODS,
                new PodWatcher<>(kind.resource(), manager.lister, kind.selector(), expectations, loop::add));
    }

    private Watcher<ReplicaSet> ownWatcher(ReconcileLoop<ObjectKey> loop) {
        return new Watcher<>() {
            @Override
            public void added(ReplicaSet object) {
                loop.add(Meta.key(object.metadata()));
            }

            @Override
            public void updated(ReplicaSet before, ReplicaSet now) {
                if (!before.metadata().uid().equals(now.metadata().uid())) {
                    expectations.forget(Meta.key(before.metadata()));
                }
                loop.add(Meta.key(now.metadata()));
            }

            @Override
            public void deleted(ReplicaSet object) {
                expectations.forget(Meta.key(object.metadata()));
                loop.add(Meta.key(object.metadata()));
            }
        };
    }

    private Result reconcile(ObjectKey key) {
        Optional<ReplicaSet> found = lister.get(key);
        return found.isEmpty() ? Result.DONE : reconcile(key, found.get());
    }

    private Result reconcile(ObjectKey key, ReplicaSet owner) {
        boolean upToDate = expectations.satisfied(key);
        Selector selector = kind.selector().apply(owner);
        List<Pod> active = claims.claim(owner, selector);
        int terminating = (int) pods.of(owner.metadata()).stream()
                .filter(pod -> Pods.isTerminating(pod)
                        && selector.matches(pod.metadata().labels()))
                .count();
        Optional<ApiException> failure =
                upToDate && !Meta.deleting(owner.metadata()) ? scaler.scale(key, owner, active) : Optional.empty();
        status.write(owner, active, terminating, failure);
        if (failure.isPresent()) {
            throw failure.get();
        }
        return Pods.untilAvailable(active, owner.spec().minReadySeconds(), clock.now());
    }
}
