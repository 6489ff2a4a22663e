package io.envtest.internal.controller.statefulset;

import io.envtest.api.ApiException;
import io.envtest.api.ObjectKey;
import io.envtest.internal.controller.history.RevisionHistory;
import io.envtest.internal.controller.pod.Pods;
import io.envtest.internal.controller.runtime.Claims;
import io.envtest.internal.controller.runtime.Client;
import io.envtest.internal.controller.runtime.ControllerSetup;
import io.envtest.internal.controller.runtime.EventRecorder;
import io.envtest.internal.controller.runtime.Lister;
import io.envtest.internal.controller.runtime.Meta;
import io.envtest.internal.controller.runtime.Resources;
import io.envtest.internal.controller.runtime.Result;
import io.envtest.internal.controller.runtime.Selector;
import io.envtest.internal.controller.runtime.Semantic;
import io.envtest.time.ClusterClock;
import io.envtest.view.apps.v1.ControllerRevision;
import io.envtest.view.apps.v1.StatefulSet;
import io.envtest.view.core.v1.Pod;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes one StatefulSet a step further: revisions, pods in order, status, history. */
final class StatefulSetReconciler {

    private final Client client;
    private final ClusterClock clock;
    private final Lister<StatefulSet> sets;
    private final Claims<Pod> claims;
    private final RevisionHistory history;
    private final PodSteps steps;

    StatefulSetReconciler(ControllerSetup setup, EventRecorder events) {
        this.client = setup.client();
        this.clock = setup.clock();
        this.sets = setup.lister(Resources.STATEFUL_SETS);
        this.claims = new Claims<>(client, Resources.PODS, Resources.STATEFUL_SETS, setup.controlled(Resources.PODS))
                .matching((set, pod) -> Ordinals.of(StatefulSet.of(set.node()), pod) >= 0);
        this.history = new RevisionHistory(setup, Resources.STATEFUL_SETS, "controller.kubernetes.io/hash");
        StatefulPodControl control =
                new StatefulPodControl(client, events, setup.lister(Resources.PERSISTENT_VOLUME_CLAIMS));
        this.steps = new PodSteps(control, clock);
    }

    Result reconcile(ObjectKey key) {
        Optional<StatefulSet> found = sets.get(key);
        return found.isEmpty() ? Result.DONE : reconcile(found.get());
    }

    private Result reconcile(StatefulSet set) {
        Selector selector = Selector.of(set.spec().selector());
        List<Pod> pods = claims.claim(set, selector);
        List<ControllerRevision> known = history.list(set, selector);
        Revisions revisions = revisions(set, known);
        StatefulSetCounts counts = new StatefulSetCounts(set, revisions, pods, clock.now());
        Optional<ApiException> failure = take(set, revisions, pods, counts);
        writeStatus(set, counts);
        if (failure.isPresent()) {
            throw failure.get();
        }
        history.truncate(known, inUse(revisions, pods), set.spec().revisionHistoryLimit());
        return Pods.untilAvailable(pods, set.spec().minReadySeconds(), clock.now());
    }

    /** Takes the steps that can be taken now; a failure does not keep the status from being written. */
    private Optional<ApiException> take(
            StatefulSet set, Revisions revisions, List<Pod> pods, StatefulSetCounts counts) {
        try {
            if (!Meta.deleting(set.metadata())) {
                steps.take(set, revisions, pods, counts);
            }
            return Optional.empty();
        } catch (ApiException e) {
            return Optional.of(e);
        }
    }

    private Revisions revisions(StatefulSet set, List<ControllerRevision> known) {
        RevisionHistory.Synced synced =
                history.sync(set, set.spec().template(), known, set.status().collisionCount());
        ControllerRevision update = synced.revision();
        ControllerRevision current = known.stream()
                .filter(revision ->
                        revision.metadata().name().equals(set.status().currentRevision()))
                .findFirst()
                .orElse(update);
        return new Revisions(current, update, synced.collisions());
    }

    private static Set<String> inUse(Revisions revisions, List<Pod> pods) {
        Set<String> names = new HashSet<>();
        names.add(revisions.currentName());
        names.add(revisions.updateName());
        pods.forEach(pod -> names.add(Revisions.of(pod)));
        return names;
    }

    private void writeStatus(StatefulSet set, StatefulSetCounts counts) {
        StatefulSet copy = StatefulSet.of(set.node().deepCopy());
        counts.write(copy.status());
        if (!Semantic.equalStatus(copy.status(), set.status())) {
            client.updateStatus(Resources.STATEFUL_SETS, copy);
        }
    }
}
