package io.envtest.internal.controller.daemonset;

import io.envtest.api.ApiException;
import io.envtest.api.ObjectKey;
import io.envtest.internal.controller.history.RevisionHistory;
import io.envtest.internal.controller.pod.PodControl;
import io.envtest.internal.controller.pod.Pods;
import io.envtest.internal.controller.runtime.Claims;
import io.envtest.internal.controller.runtime.Client;
import io.envtest.internal.controller.runtime.ControllerSetup;
import io.envtest.internal.controller.runtime.EventRecorder;
import io.envtest.internal.controller.runtime.Expectations;
import io.envtest.internal.controller.runtime.Lister;
import io.envtest.internal.controller.runtime.Meta;
import io.envtest.internal.controller.runtime.Resources;
import io.envtest.internal.controller.runtime.Result;
import io.envtest.internal.controller.runtime.Selector;
import io.envtest.internal.controller.runtime.Semantic;
import io.envtest.time.ClusterClock;
import io.envtest.view.apps.v1.ControllerRevision;
import io.envtest.view.apps.v1.DaemonSet;
import io.envtest.view.core.v1.Node;
import io.envtest.view.core.v1.Pod;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes one DaemonSet a step further: revision, pods on nodes, rolling update, history, status. */
final class DaemonSetReconciler {

    private final Client client;
    private final ClusterClock clock;
    private final EventRecorder events;
    private final Expectations expectations;
    private final Lister<DaemonSet> sets;
    private final Lister<Node> nodes;
    private final Claims<Pod> claims;
    private final RevisionHistory history;
    private final Placement placement;
    private final Rollout rollout;
    private final PlanRunner runner;

    DaemonSetReconciler(ControllerSetup setup, EventRecorder events, Expectations expectations) {
        this.client = setup.client();
        this.clock = setup.clock();
        this.events = events;
        this.expectations = expectations;
        this.sets = setup.lister(Resources.DAEMON_SETS);
        this.nodes = setup.lister(Resources.NODES);
        this.claims = new Claims<>(client, Resources.PODS, Resources.DAEMON_SETS, setup.controlled(Resources.PODS));
        this.history = new RevisionHistory(setup, Resources.DAEMON_SETS, DaemonPods.HASH_LABEL);
        this.placement = new Placement(nodes, events, clock);
        this.rollout = new Rollout(nodes, clock);
        this.runner = new PlanRunner(new PodControl(client, events), expectations);
    }

    Result reconcile(ObjectKey key) {
        Optional<DaemonSet> found = sets.get(key);
        if (found.isEmpty()) {
            expectations.forget(key);
            return Result.DONE;
        }
        DaemonSet set = found.get();
        Selector selector = Selector.of(set.spec().selector());
        if (selector.isEmpty()) {
            events.warning(
                    set, "SelectingAll", "This daemon set is selecting all pods. A non-empty selector is required.");
            return Result.DONE;
        }
        return Meta.deleting(set.metadata()) ? Result.DONE : reconcile(key, set, selector);
    }

    private Result reconcile(ObjectKey key, DaemonSet set, Selector selector) {
        List<ControllerRevision> known = history.list(set, selector);
        RevisionHistory.Synced synced =
                history.sync(set, set.spec().template(), known, set.status().collisionCount());
        String hash = synced.revision().metadata().labels().getOrDefault(DaemonPods.HASH_LABEL, "");
        boolean upToDate = expectations.satisfied(key);
        List<Pod> pods = claims.claim(set, selector);
        Duration lookAgain = Duration.ZERO;
        @Nullable ApiException failure = null;
        if (upToDate) {
            try {
                lookAgain = manage(key, set, pods, hash);
                history.truncate(known, inUse(synced, pods), set.spec().revisionHistoryLimit());
            } catch (ApiException e) {
                failure = e;
            }
        }
        writeStatus(set, pods, synced, upToDate);
        if (failure != null) {
            throw failure;
        }
        return Result.after(lookAgain)
                .sooner(Pods.untilAvailable(pods, set.spec().minReadySeconds(), clock.now()));
    }

    private Duration manage(ObjectKey key, DaemonSet set, List<Pod> pods, String hash) {
        PodPlan plan = placement.plan(set, pods, hash);
        runner.run(set, plan, hash);
        boolean rolling = set.spec().updateStrategy().type().equals("RollingUpdate");
        if (rolling && expectations.satisfied(key)) {
            runner.run(set, rollout.plan(set, pods, hash), hash);
        }
        return plan.lookAgain;
    }

    /** Names of the revisions that are in use. */
    private static Set<String> inUse(RevisionHistory.Synced synced, List<Pod> pods) {
        Set<String> names = new HashSet<>();
        names.add(synced.revision().metadata().name());
        for (Pod pod : pods) {
            String owner = synced.revision().metadata().ownerReferences().get(0).name();
            names.add(owner + "-" + pod.metadata().labels().getOrDefault(DaemonPods.HASH_LABEL, ""));
        }
        return names;
    }

    private void writeStatus(DaemonSet set, List<Pod> pods, RevisionHistory.Synced synced, boolean upToDate) {
        DaemonSet copy = sets.copy(set);
        String hash = synced.revision().metadata().labels().getOrDefault(DaemonPods.HASH_LABEL, "");
        new DaemonSetCounts(set, nodes.list(), pods, hash, clock.now()).write(copy.status());
        if (upToDate) {
            copy.status().setObservedGeneration(set.metadata().generation());
        }
        if (synced.collisions() > 0) {
            copy.status().setCollisionCount(synced.collisions());
        }
        if (!Semantic.equalStatus(copy.status(), set.status())) {
            client.updateStatus(Resources.DAEMON_SETS, copy);
        }
    }
}
