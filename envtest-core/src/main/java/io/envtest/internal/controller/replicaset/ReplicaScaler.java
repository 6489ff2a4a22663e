package io.envtest.internal.controller.replicaset;

import io.envtest.api.ApiException;
import io.envtest.api.ObjectKey;
import io.envtest.internal.controller.pod.PodControl;
import io.envtest.internal.controller.pod.PodPreference;
import io.envtest.internal.controller.pod.SlowStart;
import io.envtest.internal.controller.runtime.Expectations;
import io.envtest.internal.controller.runtime.Meta;
import io.envtest.time.ClusterClock;
import io.envtest.view.apps.v1.ReplicaSet;
import io.envtest.view.core.v1.Pod;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Creates missing pods and deletes surplus ones. */
final class ReplicaScaler {

    private static final int MOST_AT_ONCE = 500;

    private final ReplicaKind kind;
    private final PodControl control;
    private final Expectations expectations;
    private final RelatedPods related;
    private final ClusterClock clock;

    ReplicaScaler(
            ReplicaKind kind, PodControl control, Expectations expectations, RelatedPods related, ClusterClock clock) {
        this.kind = kind;
        this.control = control;
        this.expectations = expectations;
        this.related = related;
        this.clock = clock;
    }

    /** Takes the step from the active pods towards the wanted number; what failed is returned. */
    Optional<ApiException> scale(ObjectKey key, ReplicaSet owner, List<Pod> active) {
        int missing = owner.spec().replicas() - active.size();
        if (missing > 0) {
            return create(key, owner, Math.min(missing, MOST_AT_ONCE));
        }
        return missing < 0 ? delete(key, owner, active, Math.min(-missing, MOST_AT_ONCE)) : Optional.empty();
    }

    private Optional<ApiException> create(ObjectKey key, ReplicaSet owner, int count) {
        expectations.expectCreations(key, count);
        Pod pod = PodControl.fromTemplate(owner.spec().template(), kind.resource(), owner);
        SlowStart start = SlowStart.run(count, () -> control.create(owner, pod));
        expectations.creationsObserved(key, count - start.done());
        return start.failure().filter(failure -> !PodControl.isNamespaceTerminating(failure));
    }

    private Optional<ApiException> delete(ObjectKey key, ReplicaSet owner, List<Pod> active, int count) {
        List<Pod> surplus = PodPreference.toDelete(active, related.of(owner), count, clock.now());
        expectations.expectDeletions(
                key, surplus.stream().map(pod -> Meta.key(pod.metadata())).toList());
        @Nullable ApiException failure = null;
        for (Pod pod : surplus) {
            try {
                control.delete(owner, pod);
            } catch (ApiException e) {
                expectations.deletionObserved(key, Meta.key(pod.metadata()));
                failure = failure == null ? e : failure;
            }
        }
        return Optional.ofNullable(failure);
    }
}
