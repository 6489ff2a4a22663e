package io.envtest.internal.controller.daemonset;

import io.envtest.api.ApiException;
import io.envtest.api.ObjectKey;
import io.envtest.internal.controller.pod.PodControl;
import io.envtest.internal.controller.pod.SlowStart;
import io.envtest.internal.controller.runtime.Expectations;
import io.envtest.internal.controller.runtime.Meta;
import io.envtest.view.apps.v1.DaemonSet;
import io.envtest.view.core.v1.Pod;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Creates and deletes the pods of a plan. */
final class PlanRunner {

    private static final int MOST_AT_ONCE = 250;

    private final PodControl control;
    private final Expectations expectations;

    PlanRunner(PodControl control, Expectations expectations) {
        this.control = control;
        this.expectations = expectations;
    }

    /** Does what is planned; the first failure comes at the end. */
    void run(DaemonSet set, PodPlan plan, String hash) {
        List<String> create = plan.create.subList(0, Math.min(MOST_AT_ONCE, plan.create.size()));
        List<Pod> delete = plan.delete.subList(0, Math.min(MOST_AT_ONCE, plan.delete.size()));
        ObjectKey key = Meta.key(set.metadata());
        expectations.expectCreations(key, create.size());
        expectations.expectDeletions(
                key, delete.stream().map(pod -> Meta.key(pod.metadata())).toList());
        SlowStart created = create(set, create, hash);
        expectations.creationsObserved(key, create.size() - created.done());
        @Nullable
        ApiException failure = created.failure()
                .filter(failed -> !PodControl.isNamespaceTerminating(failed))
                .orElse(null);
        for (Pod pod : delete) {
            try {
                control.delete(set, pod);
            } catch (ApiException e) {
                expectations.deletionObserved(key, Meta.key(pod.metadata()));
                failure = failure == null ? e : failure;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private SlowStart create(DaemonSet set, List<String> nodes, String hash) {
        Iterator<String> next = nodes.iterator();
        return SlowStart.run(nodes.size(), () -> control.create(set, DaemonPods.newPod(set, next.next(), hash)));
    }
}
