package io.envtest.internal.scheduler;

import io.envtest.api.ApiException;
import io.envtest.internal.controller.runtime.SeriesRecorder;
import io.envtest.internal.scheduler.BindingCycle.Pending;
import io.envtest.internal.scheduler.cache.SchedulerCache;
import io.envtest.internal.scheduler.framework.ClusterEvent;
import io.envtest.internal.scheduler.framework.PodInfo;
import io.envtest.internal.scheduler.queue.QueuedPod;
import io.envtest.internal.scheduler.queue.SchedulingQueue;
import io.envtest.spi.component.ClusterExecutor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes pods from the queue one after the other and schedules them, on one thread at a time. */
final class SchedulingLoop {

    private static final System.Logger LOG = System.getLogger(SchedulingLoop.class.getName());

    private final ClusterExecutor executor;
    private final SchedulerCache cache;
    private final NominatedPods nominated;
    private final SchedulingCycle cycle;
    private final BindingCycle binding;
    private final SeriesRecorder events;
    private final PodStatusWriter status;
    private final Map<String, Pending> waiting = new LinkedHashMap<>();
    private @Nullable SchedulingQueue queue;
    private boolean started;
    private boolean busy;
    private boolean look;

    SchedulingLoop(
            ClusterExecutor executor,
            SchedulerCache cache,
            NominatedPods nominated,
            SchedulingCycle cycle,
            BindingCycle binding,
            SeriesRecorder events,
            PodStatusWriter status) {
        this.executor = executor;
        this.cache = cache;
        this.nominated = nominated;
        this.cycle = cycle;
        this.binding = binding;
        this.events = events;
        this.status = status;
    }

    void setQueue(SchedulingQueue value) {
        queue = value;
    }

    void start() {
        synchronized (this) {
            started = true;
        }
        kick();
    }

    void close() {
        synchronized (this) {
            started = false;
        }
        queue().close();
    }

    private SchedulingQueue queue() {
        return Objects.requireNonNull(queue, "queue");
    }

    /** Something may have become ready: works it off unless that is already being done. */
    void kick() {
        synchronized (this) {
            if (!started || busy || !(look || queue().hasActive())) {
                return;
            }
            busy = true;
        }
        executor.execute(this::work);
    }

    /** Pods that wait for their volumes or devices are looked at again. */
    void lookAtWaiting() {
        synchronized (this) {
            look = !waiting.isEmpty();
        }
        kick();
    }

    private void work() {
        try {
            retryWaiting();
            Optional<QueuedPod> next = queue().take();
            while (next.isPresent()) {
                schedule(next.get());
                next = queue().take();
            }
        } finally {
            synchronized (this) {
                busy = false;
            }
            kick();
        }
    }

    private void schedule(QueuedPod queued) {
        try {
            Decision decision = cycle.run(queued.pod(), cache.snapshot());
            if (decision instanceof Decision.Placed placed) {
                place(queued, placed);
            } else if (decision instanceof Decision.Refused refused) {
                refuse(queued, refused);
            } else if (decision instanceof Decision.Failed failed) {
                fail(queued, failed);
            }
        } catch (ApiException e) {
            LOG.log(System.Logger.Level.DEBUG, () -> "scheduling " + queued.pod() + ": " + e.getMessage());
            queue().retryLater(queued);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "scheduling " + queued.pod() + " failed", e);
            queue().retryLater(queued);
        }
    }

    private void refuse(QueuedPod queued, Decision.Refused refused) {
        PodInfo pod = queued.pod();
        if (!refused.nominatedNode().isEmpty()) {
            nominated.nominate(pod, refused.nominatedNode());
        }
        events.record(pod.pod(), Optional.empty(), "Warning", "FailedScheduling", "Scheduling", refused.message());
        status.unschedulable(pod.pod(), refused.message(), refused.nominatedNode());
        queue().failed(queued, event -> mayHelp(refused, pod, event));
    }

    private void fail(QueuedPod queued, Decision.Failed failed) {
        PodInfo pod = queued.pod();
        events.record(pod.pod(), Optional.empty(), "Warning", "FailedScheduling", "Scheduling", failed.message());
        status.failed(pod.pod(), failed.message());
        queue().retryLater(queued);
    }

    private static boolean mayHelp(Decision.Refused refused, PodInfo pod, ClusterEvent event) {
        return refused.refusedBy().isEmpty()
                ? event.kind() == ClusterEvent.Kind.NODE_ADDED
                : refused.refusedBy().stream().anyMatch(plugin -> plugin.mayHelp(event, pod))
                        || (!refused.nominatedNode().isEmpty() && event.kind() == ClusterEvent.Kind.POD_ON_NODE_GONE);
    }

    private void place(QueuedPod queued, Decision.Placed placed) {
        Pending pending = new Pending(queued, queued.pod(), placed.node(), placed.state());
        cache.putPod(pending.pod(), pending.node());
        binding.reserve(pending);
        // before it is looked at: a volume that changes meanwhile must lead to another look
        synchronized (this) {
            waiting.put(pending.pod().uid(), pending);
        }
        advance(pending);
    }

    private void retryWaiting() {
        List<Pending> retried;
        synchronized (this) {
            look = false;
            retried = List.copyOf(waiting.values());
        }
        retried.forEach(this::advance);
    }

    private void advance(Pending pending) {
        String uid = pending.pod().uid();
        try {
            if (binding.advance(pending)) {
                bound(pending);
                remove(uid);
            }
        } catch (ApiException e) {
            LOG.log(System.Logger.Level.DEBUG, () -> "binding " + pending.pod() + ": " + e.getMessage());
            remove(uid);
            binding.unreserve(pending);
            cache.removePod(uid);
            queue().happened(ClusterEvent.of(ClusterEvent.Kind.POD_ON_NODE_GONE, pending.pod()));
            queue().retryLater(pending.queued());
        }
    }

    private synchronized void remove(String uid) {
        waiting.remove(uid);
    }

    private void bound(Pending pending) {
        nominated.forget(pending.pod().uid());
        queue().done(pending.queued());
        events.record(
                pending.pod().pod(),
                Optional.empty(),
                "Normal",
                "Scheduled",
                "Binding",
                "Successfully assigned " + pending.pod().key() + " to " + pending.node());
    }

    /** A pod that waits for its volumes is gone. */
    void forget(String uid) {
        Pending pending;
        synchronized (this) {
            pending = waiting.remove(uid);
        }
        if (pending != null) {
            binding.unreserve(pending);
            cache.removePod(uid);
        }
    }
}
