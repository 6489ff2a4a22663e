package io.envtest.internal.sim;

import io.envtest.spi.component.ClusterExecutor;
import io.envtest.time.ClusterClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Tasks that wait for their time on a clock that may be turned. One alarm is set, for the first of them. Thread-safe. */
final class Timers {

    private final ClusterClock clock;
    private final ScheduledExecutorService alarms;
    private final Executor runner;
    private final TreeSet<Task> waiting = new TreeSet<>();
    private long count;
    private @Nullable Future<?> alarm;
    private long alarmAt;

    /**
     * Makes an empty set.
     *
     * @param clock tells when a task is due
     * @param alarms rings when the clock is not turned meanwhile
     * @param runner runs what is due
     */
    Timers(ClusterClock clock, ScheduledExecutorService alarms, Executor runner) {
        this.clock = clock;
        this.alarms = alarms;
        this.runner = runner;
    }

    /** A task and the nanoseconds of the clock at which it is due; of two at once the older one comes first. */
    private record Task(long due, long number, Runnable work) implements Comparable<Task> {

        @Override
        public int compareTo(Task other) {
            long later = due - other.due; // the clock may wrap around
            return later == 0 ? Long.compare(number, other.number) : Long.signum(later);
        }
    }

    /** Lets a task wait; gives what takes it out again. */
    synchronized ClusterExecutor.Timer add(Runnable work, Duration delay) {
        Task task = new Task(clock.nanos() + delay.toNanos(), count++, work);
        waiting.add(task);
        setAlarm();
        return () -> remove(task);
    }

    private synchronized void remove(Task task) {
        waiting.remove(task);
    }

    /** Nanoseconds until the first task is due, not below zero; the most there is if none waits. */
    synchronized long untilFirst() {
        return waiting.isEmpty() ? Long.MAX_VALUE : Math.max(0, waiting.first().due - clock.nanos());
    }

    /** Gives what is due to the runner, in its order. */
    void ring() {
        due().forEach(task -> runner.execute(task.work));
    }

    private synchronized List<Task> due() {
        List<Task> due = new ArrayList<>();
        long now = clock.nanos();
        while (!waiting.isEmpty() && waiting.first().due - now <= 0) {
            due.add(waiting.pollFirst());
        }
        setAlarm();
        return due;
    }

    /** One that is too early finds nothing to do, and sets the next one. */
    private void alarmed() {
        synchronized (this) {
            alarm = null;
        }
        ring();
    }

    private void setAlarm() {
        if (waiting.isEmpty()) {
            return;
        }
        long first = waiting.first().due;
        if (alarm != null) {
            if (alarmAt - first <= 0) {
                return;
            }
            alarm.cancel(false);
        }
        alarmAt = first;
        alarm = alarms.schedule(this::alarmed, first - clock.nanos(), TimeUnit.NANOSECONDS);
    }
}
