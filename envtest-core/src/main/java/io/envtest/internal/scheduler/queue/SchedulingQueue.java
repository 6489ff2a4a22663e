package io.envtest.internal.scheduler.queue;

import io.envtest.internal.controller.runtime.Semantic;
import io.envtest.internal.scheduler.framework.ClusterEvent;
import io.envtest.internal.scheduler.framework.PodInfo;
import io.envtest.spi.component.ClusterExecutor;
import io.envtest.time.ClusterClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The pods that wait: <em>active</em> ones are tried next, the most important first; <em>backing off</em> ones become active
 * after a delay that grows with each try, or as soon as there is nothing else to do; <em>unschedulable</em> ones wait for an event that may help, or five minutes;
 * <em>gated</em> ones for what they lack to be tried. Thread-safe; the owner is told when a pod becomes active.
 */
public final class SchedulingQueue {

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

    private final ClusterExecutor executor;
    private final ClusterClock clock;
    private final Predicate<PodInfo> mayBeTried;
    private final Runnable onActive;
    private final PriorityQueue<QueuedPod> active = new PriorityQueue<>(
            Comparator.<QueuedPod>comparingInt(queued -> -queued.pod().priority())
                    .thenComparingLong(QueuedPod::added));
    private final Map<String, QueuedPod> all = new HashMap<>();
    private final Map<String, ClusterExecutor.Timer> timers = new HashMap<>();
    private final Map<String, QueuedPod> backingOff = new LinkedHashMap<>();
    private final Map<String, QueuedPod> unschedulable = new LinkedHashMap<>();
    private final Map<String, QueuedPod> gated = new LinkedHashMap<>();
    private final Map<String, List<ClusterEvent>> inFlight = new HashMap<>();
    private long sequence;

    /**
     * Makes an empty queue.
     *
     * @param mayBeTried whether nothing is against trying a pod at all
     * @param onActive called, outside any lock, when a pod has become active
     */
    public SchedulingQueue(
            ClusterExecutor executor, ClusterClock clock, Predicate<PodInfo> mayBeTried, Runnable onActive) {
        this.executor = executor;
        this.clock = clock;
        this.mayBeTried = mayBeTried;
        this.onActive = onActive;
    }

    /** A pod that has no node is there in this form. */
    public void put(PodInfo pod) {
        synchronized (this) {
            QueuedPod known = all.get(pod.uid());
            if (known == null) {
                QueuedPod fresh = new QueuedPod(pod, sequence++);
                all.put(pod.uid(), fresh);
                activateOrGate(fresh);
            } else {
                update(known, pod);
            }
        }
        onActive.run();
    }

    private void update(QueuedPod known, PodInfo pod) {
        boolean changed = !known.pod().labels().equals(pod.labels())
                || !Semantic.equal(known.pod().pod().spec(), pod.pod().spec());
        boolean wasActive = active.remove(known);
        known.setPod(pod);
        if (wasActive || gated.remove(pod.uid()) != null) {
            activateOrGate(known);
        } else if (changed) {
            ClusterEvent event = ClusterEvent.of(ClusterEvent.Kind.POD_UPDATED, pod);
            Optional.ofNullable(inFlight.get(pod.uid())).ifPresent(events -> events.add(event));
            moveIfHelped(known, event);
        }
    }

    private void activateOrGate(QueuedPod queued) {
        if (mayBeTried.test(queued.pod())) {
            active.add(queued);
        } else {
            gated.put(queued.pod().uid(), queued);
        }
    }

    /** A pod needs no scheduling any more. */
    public synchronized void remove(String uid) {
        QueuedPod known = all.remove(uid);
        if (known != null) {
            active.remove(known);
            backingOff.remove(uid);
            unschedulable.remove(uid);
            gated.remove(uid);
            inFlight.remove(uid);
            cancelTimer(uid);
        }
    }

    /** The next pod to try; what happens to it must be told by {@link #failed} or {@link #done}. */
    public synchronized Optional<QueuedPod> take() {
        QueuedPod next = active.isEmpty() ? pollBackingOff() : active.poll();
        if (next == null) {
            return Optional.empty();
        }
        next.countAttempt();
        inFlight.put(next.pod().uid(), new ArrayList<>());
        return Optional.of(next);
    }

    /** While nothing else is to be done, no pod needs to wait for its delay to end, unless it met an error. */
    private @Nullable QueuedPod pollBackingOff() {
        for (QueuedPod queued : List.copyOf(backingOff.values())) {
            String uid = queued.pod().uid();
            backingOff.remove(uid);
            cancelTimer(uid);
            if (mayBeTried.test(queued.pod())) {
                return queued;
            }
            gated.put(uid, queued);
        }
        return null;
    }

    /** Whether a pod is ready to be tried. */
    public synchronized boolean hasActive() {
        return !active.isEmpty() || !backingOff.isEmpty();
    }

    /** A taken pod got its node. */
    public synchronized void done(QueuedPod queued) {
        remove(queued.pod().uid());
    }

    /** A taken pod could not be scheduled; it waits for an event that may help. */
    public void failed(QueuedPod queued, Predicate<ClusterEvent> helpful) {
        synchronized (this) {
            String uid = queued.pod().uid();
            List<ClusterEvent> meanwhile = inFlight.remove(uid);
            if (meanwhile == null || all.get(uid) != queued) {
                return;
            }
            queued.failed(clock.nanos(), helpful);
            if (!mayBeTried.test(queued.pod())) {
                gated.put(uid, queued);
            } else if (meanwhile.stream().anyMatch(queued::isHelpedBy)) {
                retry(queued, true);
            } else {
                unschedulable.put(uid, queued);
                timers.put(uid, executor.schedule(() -> waitedLong(uid), LONGEST_WAIT));
            }
        }
        onActive.run();
    }

    /** A taken pod met an error; it is tried again after its delay. */
    public void retryLater(QueuedPod queued) {
        synchronized (this) {
            String uid = queued.pod().uid();
            if (inFlight.remove(uid) == null || all.get(uid) != queued) {
                return;
            }
            queued.failed(clock.nanos(), event -> true);
            retry(queued, false);
        }
        onActive.run();
    }

    /** Something happened: pods that it may help are tried again. */
    public void happened(ClusterEvent event) {
        synchronized (this) {
            inFlight.values().forEach(events -> events.add(event));
            for (QueuedPod queued : List.copyOf(unschedulable.values())) {
                moveIfHelped(queued, event);
            }
        }
        onActive.run();
    }

    /** Something happened that may let pods be tried that wait for their own change. */
    public void lookAtGated() {
        synchronized (this) {
            for (QueuedPod queued : List.copyOf(gated.values())) {
                if (mayBeTried.test(queued.pod())) {
                    gated.remove(queued.pod().uid());
                    active.add(queued);
                }
            }
        }
        onActive.run();
    }

    private void moveIfHelped(QueuedPod queued, ClusterEvent event) {
        String uid = queued.pod().uid();
        if (unschedulable.containsKey(uid) && queued.isHelpedBy(event)) {
            unschedulable.remove(uid);
            cancelTimer(uid);
            retry(queued, true);
        }
    }

    private void retry(QueuedPod queued, boolean sooner) {
        Duration left = queued.backoffLeft(clock.nanos());
        if (left.isZero() || left.isNegative()) {
            activateOrGate(queued);
            return;
        }
        String uid = queued.pod().uid();
        if (sooner) {
            backingOff.put(uid, queued);
        }
        timers.put(uid, executor.schedule(() -> backedOff(uid), left));
    }

    private void backedOff(String uid) {
        synchronized (this) {
            QueuedPod queued = all.get(uid);
            if (timers.remove(uid) == null || queued == null) {
                return;
            }
            backingOff.remove(uid);
            activateOrGate(queued);
        }
        onActive.run();
    }

    private void waitedLong(String uid) {
        synchronized (this) {
            QueuedPod queued = unschedulable.remove(uid);
            if (timers.remove(uid) == null || queued == null) {
                return;
            }
            activateOrGate(queued);
        }
        onActive.run();
    }

    private void cancelTimer(String uid) {
        ClusterExecutor.Timer timer = timers.remove(uid);
        if (timer != null) {
            timer.cancel();
        }
    }

    /** Forgets all pods. */
    public synchronized void close() {
        timers.values().forEach(ClusterExecutor.Timer::cancel);
        timers.clear();
        active.clear();
        backingOff.clear();
        unschedulable.clear();
        gated.clear();
        all.clear();
    }
}
