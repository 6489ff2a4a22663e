package io.envtest.internal.aggregation;

import io.envtest.api.GroupVersionResource;
import io.envtest.api.ObjectKey;
import io.envtest.internal.lookup.ObjectReader;
import io.envtest.internal.lookup.Resources;
import io.envtest.internal.registry.ResourceRegistry;
import io.envtest.internal.registry.ResourceStore;
import io.envtest.internal.sim.Surroundings;
import io.envtest.spi.component.ClusterExecutor;
import io.envtest.view.discovery.v1.EndpointSlice;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Looks whether the servers behind APIServices answer: when an APIService, its service or the endpoints change, soon again
 * while one does not answer, and now and then while it does. A part of the API server: it works without controllers, too.
 * Follows nothing before there is such an APIService. Thread-safe.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/extend-kubernetes/api-extension/apiserver-aggregation/">API aggregation</a>
 */
public final class AvailabilityController implements AutoCloseable {

    private static final Duration NOW_AND_THEN = Duration.ofSeconds(30);
    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);

    private final RemoteVersions versions;
    private final ObjectReader objects;
    private final ClusterExecutor executor;
    private final ServiceChecks checks;
    private final DiscoveryCheck check;
    private final RemoteDiscovery discovery;
    private final AvailabilityStatus status;
    private final Set<String> queued = new HashSet<>();
    private final Map<String, ClusterExecutor.Timer> timers = new HashMap<>();
    private final Map<String, Duration> retries = new HashMap<>();
    private boolean following;
    private boolean closed;

    /**
     * Begins to look.
     *
     * @param discovery is brought up to date with each look
     */
    public AvailabilityController(
            RemoteVersions versions,
            RemoteServers servers,
            RemoteDiscovery discovery,
            ObjectReader objects,
            ResourceStore store,
            ResourceRegistry registry,
            Surroundings surroundings) {
        this.versions = versions;
        this.objects = objects;
        this.executor = surroundings.executor();
        this.checks = new ServiceChecks(objects);
        this.check = new DiscoveryCheck(servers);
        this.discovery = discovery;
        this.status = new AvailabilityStatus(store, registry, surroundings.clock());
        versions.onChange(this::queue);
    }

    @Override
    public synchronized void close() {
        closed = true;
        timers.values().forEach(ClusterExecutor.Timer::cancel);
        timers.clear();
    }

    private synchronized void queue(String name) {
        if (!closed && queued.add(name)) {
            executor.execute(() -> look(name));
        }
    }

    private void look(String name) {
        begin(name);
        Optional<RemoteVersion> version = versions.named(name);
        if (version.isEmpty()) {
            return;
        }
        Optional<Verdict> problem = checks.problem(version.get());
        Verdict verdict = problem.orElseGet(() -> check.ask(version.get()));
        if (versions.named(name).filter(version.get()::equals).isEmpty()) {
            return;
        }
        // first, so that whoever waits for the status finds its documents
        if (verdict.available()) {
            discovery.refresh(version.get());
        } else {
            discovery.forget(version.get());
        }
        status.write(name, verdict);
        if (problem.isEmpty()) {
            again(name, verdict);
        }
    }

    /** What changes from here on brings another look. */
    private void begin(String name) {
        synchronized (this) {
            queued.remove(name);
            ClusterExecutor.Timer timer = timers.remove(name);
            if (timer != null) {
                timer.cancel();
            }
            if (following || closed) {
                return;
            }
            following = true;
        }
        follow(Resources.SERVICES);
        objects.follow(ServiceChecks.SLICES, (key, now) -> {
            if (now == null) {
                inNamespace(key.namespace());
            } else {
                Object service = ServiceChecks.serviceOf(EndpointSlice.of(now));
                versions.all().stream()
                        .filter(version -> version.namespace().equals(key.namespace()))
                        .filter(version -> Objects.equals(service, version.service()))
                        .forEach(version -> queue(version.name()));
            }
        });
    }

    private void follow(GroupVersionResource services) {
        objects.follow(services, (key, now) -> ofService(key));
    }

    private void ofService(ObjectKey key) {
        versions.all().stream()
                .filter(version -> version.namespace().equals(key.namespace())
                        && version.service().equals(key.name()))
                .forEach(version -> queue(version.name()));
    }

    private void inNamespace(String namespace) {
        versions.all().stream()
                .filter(version -> version.namespace().equals(namespace))
                .forEach(version -> queue(version.name()));
    }

    private synchronized void again(String name, Verdict verdict) {
        Duration wait = NOW_AND_THEN;
        if (verdict.available()) {
            retries.remove(name);
        } else {
            Duration last = retries.getOrDefault(name, Duration.ZERO);
            Duration next = last.isZero() ? FIRST_RETRY : last.multipliedBy(2);
            wait = next.compareTo(NOW_AND_THEN) > 0 ? NOW_AND_THEN : next;
            retries.put(name, wait);
        }
        if (!closed) {
            ClusterExecutor.Timer before = timers.put(name, executor.schedule(() -> queue(name), wait));
            if (before != null) {
                before.cancel();
            }
        }
    }
}
