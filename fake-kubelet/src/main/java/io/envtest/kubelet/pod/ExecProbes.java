package io.envtest.kubelet.pod;

import io.envtest.internal.controller.runtime.Result;
import io.envtest.internal.controller.runtime.Timestamps;
import io.envtest.kubelet.process.Processes;
import io.envtest.time.ClusterClock;
import io.envtest.view.core.v1.Container;
import io.envtest.view.core.v1.ContainerStatus;
import io.envtest.view.core.v1.Pod;
import io.envtest.view.core.v1.Probe;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Runs the probes that are commands. Probes that ask a server, and commands that are not understood, pass.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/workloads/pods/probes/">Probes</a>
 */
final class ExecProbes {

    private static final Duration PERIOD = Duration.ofSeconds(10);
    private static final Duration SOON = Duration.ofMillis(100);
    private static final int FAILURES = 3;

    private final ClusterClock clock;
    private final Processes processes;
    private final Map<String, Count> counts = new ConcurrentHashMap<>();

    ExecProbes(ClusterClock clock, Processes processes) {
        this.clock = clock;
        this.processes = processes;
    }

    /**
     * What the probes say.
     *
     * @param known whether there was anything to judge
     * @param dead whether the container is to be killed
     * @param next when to look again
     */
    record Judgement(boolean known, boolean started, boolean ready, boolean dead, Result next) {}

    /** How often in a row a probe failed, what it found last and when it is due again. */
    private record Count(Instant due, int failures, boolean passed) {}

    Judgement judge(Pod pod, Container container, ContainerStatus status) {
        boolean known = isCommand(container.startupProbe())
                || isCommand(container.livenessProbe())
                || isCommand(container.readinessProbe());
        if (!known) {
            return new Judgement(false, true, true, false, Result.DONE);
        }
        Target target = new Target(pod, container, status);
        boolean started = !isCommand(container.startupProbe())
                || count(target, "startup").filter(Count::passed).isPresent()
                || run(target, "startup").passed();
        if (!started) {
            return new Judgement(true, false, false, gaveUp(target, "startup"), next(target));
        }
        boolean ready = !isCommand(container.readinessProbe())
                || run(target, "readiness").passed();
        if (isCommand(container.livenessProbe())) {
            run(target, "liveness");
        }
        return new Judgement(true, true, ready, gaveUp(target, "liveness"), next(target));
    }

    /** A pod's container that is probed. */
    private record Target(Pod pod, Container container, ContainerStatus status) {

        Probe probe(String kind) {
            return switch (kind) {
                case "startup" -> container.startupProbe();
                case "liveness" -> container.livenessProbe();
                default -> container.readinessProbe();
            };
        }
    }

    private static boolean isCommand(Probe probe) {
        return probe.present() && probe.hasExec();
    }

    private Optional<Count> count(Target target, String kind) {
        return Optional.ofNullable(counts.get(target.status().containerID() + "/" + kind));
    }

    private boolean gaveUp(Target target, String kind) {
        int threshold = target.probe(kind).failureThreshold();
        return count(target, kind)
                .filter(count -> count.failures() >= (threshold == 0 ? FAILURES : threshold))
                .isPresent();
    }

    private Count run(Target target, String kind) {
        Instant now = clock.now();
        Optional<Count> before = count(target, kind);
        if (now.isBefore(due(target, kind))) {
            return before.orElse(new Count(now, 0, true));
        }
        Probe probe = target.probe(kind);
        Duration period = probe.hasPeriodSeconds() ? Duration.ofSeconds(probe.periodSeconds()) : PERIOD;
        Optional<Boolean> passed = processes
                .exec(
                        target.pod(),
                        target.container(),
                        target.status(),
                        probe.exec().command())
                .map(done -> done.exitCode() == 0);
        int failures = passed.orElse(true) ? 0 : before.map(Count::failures).orElse(0) + 1;
        Instant due = passed.isPresent() ? now.plus(period) : Instant.MAX;
        Count count = new Count(due, failures, passed.orElse(true));
        counts.put(target.status().containerID() + "/" + kind, count);
        return count;
    }

    /** Nobody waits for the first look at whether a container is ready; but it is given its time before it is killed. */
    private Instant due(Target target, String kind) {
        long delay = kind.equals("liveness") ? target.probe(kind).initialDelaySeconds() : 0;
        return count(target, kind)
                .map(Count::due)
                .orElseGet(
                        () -> Timestamps.parse(target.status().state().running().startedAt())
                                .orElseGet(clock::now)
                                .plusSeconds(delay));
    }

    private Result next(Target target) {
        Result next = Result.DONE;
        for (String kind : List.of("startup", "liveness", "readiness")) {
            if (isCommand(target.probe(kind)) && !isSettled(target, kind)) {
                Duration left = Duration.between(clock.now(), due(target, kind));
                next = next.sooner(Result.after(left.compareTo(SOON) < 0 ? SOON : left));
            }
        }
        return next;
    }

    private boolean isSettled(Target target, String kind) {
        return count(target, kind)
                .filter(count -> count.due().equals(Instant.MAX) || (count.passed() && kind.equals("startup")))
                .isPresent();
    }

    /** A pod is gone. */
    void forget(Pod pod) {
        pod.status()
                .containerStatuses()
                .forEach(status -> counts.keySet().removeIf(key -> key.startsWith(status.containerID() + "/")));
    }
}
