package io.envtest.internal.endpoint.tracking;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.endpoint.apply.FieldManager;
import io.envtest.internal.registry.ManagedFields;
import io.envtest.internal.registry.Target;
import io.envtest.time.ClusterClock;

/** Field ownership as the store asks for it. Thread-safe. */
public final class TrackedFields implements ManagedFields {

    private final FieldManagers managers;
    private final ClusterClock clock;

    /** Tracks with these managers. */
    public TrackedFields(FieldManagers managers, ClusterClock clock) {
        this.managers = managers;
        this.clock = clock;
    }

    @Override
    public void update(Target target, ObjectNode live, ObjectNode object, String manager) {
        managers.of(target.definition(), target.subresource())
                .update(live.isEmpty() ? null : live, object, manager, clock.now());
    }

    @Override
    public void keepTimesIfSame(ObjectNode object, ObjectNode live) {
        FieldManager.keepTimes(live, object);
    }
}
