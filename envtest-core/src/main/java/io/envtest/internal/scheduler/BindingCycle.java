package io.envtest.internal.scheduler;

import io.envtest.internal.scheduler.framework.BindPlugin;
import io.envtest.internal.scheduler.framework.CycleState;
import io.envtest.internal.scheduler.framework.PodInfo;
import io.envtest.internal.scheduler.framework.PreBindPlugin;
import io.envtest.internal.scheduler.framework.ReservePlugin;
import io.envtest.internal.scheduler.framework.Verdict;
import io.envtest.internal.scheduler.queue.QueuedPod;
import java.util.List;

/** Takes a pod that has a node from reservation to binding. */
final class BindingCycle {

    private final List<ReservePlugin> reservers;
    private final List<PreBindPlugin> preBinders;
    private final List<BindPlugin> binders;

    BindingCycle(Profile profile) {
        this.reservers = profile.at(ReservePlugin.class);
        this.preBinders = profile.at(PreBindPlugin.class);
        this.binders = profile.at(BindPlugin.class);
    }

    /**
     * A pod on its way to a node.
     *
     * @param state what plugins remember of the scheduling cycle
     */
    record Pending(QueuedPod queued, PodInfo pod, String node, CycleState state) {}

    /** Sets aside what the pod needs. */
    void reserve(Pending pending) {
        reservers.forEach(plugin -> plugin.reserve(pending.state(), pending.pod(), pending.node()));
    }

    /** Gives back what was set aside. */
    void unreserve(Pending pending) {
        reservers.forEach(plugin -> plugin.unreserve(pending.state(), pending.pod(), pending.node()));
    }

    /**
     * Goes as far as it can.
     *
     * @return whether the pod is bound now; if not, ask again when something has changed
     * @throws io.envtest.api.ApiException if the API refuses
     */
    boolean advance(Pending pending) {
        for (PreBindPlugin plugin : preBinders) {
            Verdict verdict = plugin.preBind(pending.state(), pending.pod(), pending.node());
            if (!verdict.fits()) {
                return false;
            }
        }
        for (BindPlugin plugin : binders) {
            plugin.bind(pending.pod(), pending.node());
        }
        return true;
    }
}
