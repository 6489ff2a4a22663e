package io.envtest.kubelet.process;

import io.envtest.internal.controller.runtime.ControllerRefs;
import io.envtest.internal.controller.runtime.ControllerSetup;
import io.envtest.internal.controller.runtime.Resources;
import io.envtest.internal.controller.runtime.Timestamps;
import io.envtest.kubelet.shell.ContainerProcess;
import io.envtest.kubelet.shell.Directory;
import io.envtest.kubelet.shell.Files;
import io.envtest.kubelet.shell.Launch;
import io.envtest.kubelet.shell.NotUnderstoodException;
import io.envtest.kubelet.shell.Octets;
import io.envtest.kubelet.shell.SideCommand;
import io.envtest.kubelet.shell.Unknown;
import io.envtest.spi.component.ClusterRandom;
import io.envtest.spi.component.ContainerAccess;
import io.envtest.time.ClusterClock;
import io.envtest.view.batch.v1.Job;
import io.envtest.view.core.v1.Container;
import io.envtest.view.core.v1.ContainerStatus;
import io.envtest.view.core.v1.Pod;
import io.envtest.view.meta.v1.OwnerReference;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The processes of all containers that run. They live in memory; a kubelet that starts anew begins them again. Thread-safe. */
public final class Processes {

    private static final int RANDOM_BOUND = 32768;
    private static final int LONGEST_MESSAGE = 4096;

    private final ClusterClock clock;
    private final ClusterRandom random;
    private final SystemFiles system;
    private final Environment environment;
    private final Volumes volumes;
    private final Map<String, Map<String, Running>> byPod = new ConcurrentHashMap<>();

    /** A process and its limits. */
    private record Running(ContainerProcess process, Directory cgroup) {}

    /** Makes processes from what the cluster holds. */
    public Processes(ControllerSetup setup) {
        this.clock = setup.clock();
        this.random = setup.context().random();
        this.system = new SystemFiles(setup.lister(Resources.NODES));
        this.environment = new Environment(setup);
        this.volumes = new Volumes(new ProjectedFiles(setup));
    }

    /**
     * How the process of a running container stands now.
     *
     * @param regularInit whether later containers wait for its end
     */
    public ContainerProcess.State advance(Pod pod, Container container, ContainerStatus status, boolean regularInit) {
        Unknown unknown = regularInit || isWork(pod) ? Unknown.ENDS_WELL : Unknown.RUNS_ON;
        if (!Commands.isKnown(container)) {
            return new ContainerProcess.State(unknown == Unknown.ENDS_WELL, 0, Duration.ZERO);
        }
        return running(pod, container, status, unknown).process().advance(clock.now());
    }

    /** Why a container's volumes cannot be mounted as it wants them. */
    public Optional<String> unmountable(Pod pod, Container container) {
        return SubPaths.has(container) ? SubPaths.problem(container, environment.of(pod, container)) : Optional.empty();
    }

    /** Whether a container of that identity was started here. */
    public boolean knows(Pod pod, String containerId) {
        return byPod.getOrDefault(pod.metadata().uid(), Map.of()).containsKey(containerId);
    }

    /** What a container that ended leaves behind. */
    public String terminationMessage(Pod pod, Container container, ContainerStatus status, int exitCode) {
        Running ended = byPod.getOrDefault(pod.metadata().uid(), Map.of()).get(status.containerID());
        if (ended == null) {
            return "";
        }
        String message = ended.process().read(Octets.of(container.terminationMessagePath()));
        boolean fromOutput = message.isEmpty()
                && exitCode != 0
                && container.terminationMessagePolicy().equals("FallbackToLogsOnError");
        String text = Octets.text(fromOutput ? ended.process().output() : message);
        return text.substring(0, Math.min(text.length(), LONGEST_MESSAGE));
    }

    /**
     * Runs a command in a running container, beside its own.
     *
     * @return what it does; empty if nobody can tell
     */
    public Optional<ContainerProcess.Done> exec(
            Pod pod, Container container, ContainerStatus status, List<String> command) {
        try {
            Running running = running(pod, container, status, Unknown.RUNS_ON);
            running.process().advance(clock.now());
            ContainerProcess.Done done = running.process().exec(octets(command));
            return Optional.of(
                    new ContainerProcess.Done(done.exitCode(), Octets.text(done.output()), Octets.text(done.errors())));
        } catch (NotUnderstoodException e) {
            return Optional.empty();
        }
    }

    /**
     * Begins a command in a running container, beside its own.
     *
     * @param input where it reads from
     */
    public SideCommand beside(
            Pod pod, Container container, ContainerStatus status, List<String> command, ContainerAccess.Input input) {
        Running running = running(pod, container, status, Unknown.RUNS_ON);
        running.process().advance(clock.now());
        return running.process().beside(octets(command), input);
    }

    /** Gives a running container something to read; it is ended when the first who writes ends, if the container wants that. */
    public void write(Pod pod, Container container, ContainerStatus status, byte[] input, boolean last) {
        ContainerProcess process =
                running(pod, container, status, Unknown.RUNS_ON).process();
        process.write(input, last && container.stdinOnce());
        process.advance(clock.now());
    }

    /** What a container has printed; empty if it is not known here. */
    public Optional<List<ContainerProcess.Line>> lines(Pod pod, String containerId) {
        return Optional.ofNullable(
                        byPod.getOrDefault(pod.metadata().uid(), Map.of()).get(containerId))
                .map(Running::process)
                .filter(ContainerProcess::isUnderstood)
                .map(process -> {
                    process.advance(clock.now());
                    return process.lines().stream()
                            .map(line -> new ContainerProcess.Line(line.time(), Octets.text(line.text())))
                            .toList();
                });
    }

    /** A running container was given other resources. */
    public void resize(Pod pod, Container container, ContainerStatus status) {
        Optional.ofNullable(byPod.getOrDefault(pod.metadata().uid(), Map.of()).get(status.containerID()))
                .ifPresent(running -> running.cgroup().files().putAll(Cgroup.files(container)));
    }

    /** How a running container ends that is told to stop: its exit code. */
    public int stop(Pod pod, ContainerStatus status) {
        return Optional.ofNullable(
                        byPod.getOrDefault(pod.metadata().uid(), Map.of()).get(status.containerID()))
                .map(running -> running.process().stop())
                .orElse(0);
    }

    /** A pod is gone. */
    public void forget(Pod pod) {
        byPod.remove(pod.metadata().uid());
        volumes.forget(pod.metadata().uid());
    }

    private Running running(Pod pod, Container container, ContainerStatus status, Unknown unknown) {
        return byPod.computeIfAbsent(pod.metadata().uid(), uid -> new ConcurrentHashMap<>())
                .computeIfAbsent(status.containerID(), id -> start(pod, container, status, unknown));
    }

    private Running start(Pod pod, Container container, ContainerStatus status, Unknown unknown) {
        Map<String, String> variables = environment.of(pod, container);
        Directory cgroup = new Directory();
        cgroup.files().putAll(Cgroup.files(container));
        List<Files.Mount> given = new ArrayList<>(this.system.of(pod, container));
        given.add(new Files.Mount(Cgroup.PATH, cgroup, "", true));
        Files files = volumes.files(pod, container, variables, given);
        Instant since = Timestamps.parse(status.state().running().startedAt()).orElseGet(clock::now);
        List<String> command = Commands.of(container, variables);
        Launch launch = new Launch(
                octets(command),
                octets(variables),
                files,
                unknown,
                Users.user(pod.spec().securityContext(), container),
                Users.group(pod.spec().securityContext(), container),
                input(container));
        ContainerProcess process = ContainerProcess.start(launch, () -> random.nextInt(RANDOM_BOUND), since);
        return new Running(process, cgroup);
    }

    private static List<String> octets(List<String> texts) {
        return texts.stream().map(Octets::of).toList();
    }

    private static Map<String, String> octets(Map<String, String> texts) {
        Map<String, String> octets = new HashMap<>();
        texts.forEach((name, value) -> octets.put(Octets.of(name), Octets.of(value)));
        return octets;
    }

    private static ContainerAccess.Input input(Container container) {
        if (!container.stdin()) {
            return ContainerAccess.Input.NONE;
        }
        return container.tty() ? ContainerAccess.Input.TERMINAL : ContainerAccess.Input.STREAM;
    }

    private static boolean isWork(Pod pod) {
        return ControllerRefs.controllerOf(pod.metadata())
                .map(OwnerReference::kind)
                .filter(Job.KIND::equals)
                .isPresent();
    }
}
