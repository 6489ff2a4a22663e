package io.envtest.internal.scheduler;

import io.envtest.api.ApiException;
import io.envtest.internal.controller.runtime.Client;
import io.envtest.internal.controller.runtime.Resources;
import io.envtest.internal.controller.runtime.SeriesRecorder;
import io.envtest.internal.scheduler.framework.PodInfo;
import io.envtest.internal.scheduler.plugin.preemption.Eviction;
import java.util.Optional;

/** Deletes pods that have to make room, and says so on them. */
final class PodEviction implements Eviction {

    private final Client client;
    private final SeriesRecorder events;
    private final PodStatusWriter status;
    private final String scheduler;

    PodEviction(Client client, SeriesRecorder events, PodStatusWriter status, String scheduler) {
        this.client = client;
        this.events = events;
        this.status = status;
        this.scheduler = scheduler;
    }

    @Override
    public void evict(PodInfo victim, PodInfo preemptor, String node) {
        if (victim.deleting()) {
            return;
        }
        try {
            status.preempted(victim.pod(), scheduler);
            client.delete(Resources.PODS, victim.pod().metadata(), "");
        } catch (ApiException e) {
            if (e.status().code() == 404) {
                return;
            }
            throw e;
        }
        events.record(
                victim.pod(),
                Optional.empty(),
                "Normal",
                "Preempted",
                "Preempting",
                "Preempted by pod " + preemptor.uid() + " on node " + node);
    }
}
