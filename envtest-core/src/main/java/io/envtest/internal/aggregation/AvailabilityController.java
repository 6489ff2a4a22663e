package io.envtest.internal.aggregation;

import io.envtest.api.ObjectKey;
import io.envtest.internal.lookup.ObjectReader;
import io.envtest.internal.lookup.Resources;
import io.envtest.internal.lookup.ServiceSlices;
import io.envtest.internal.sim.DoublingWaits;
import io.envtest.spi.component.ClusterExecutor;
import io.envtest.view.discovery.v1.EndpointSlice;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
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
    private static final String ANY = "";

    private final RemoteVersions versions;
    private final ServerCheck check;
    private final AvailabilityStatus status;
    private final ObjectReader objects;
    private final ClusterExecutor executor;
    private final Set<String> queued = new HashSet<>();
    private final Map<String, ClusterExecutor.Timer> timers = new HashMap<>();
    private final DoublingWaits retries = new DoublingWaits(FIRST_RETRY, NOW_AND_THEN);
    private boolean following;
    private boolean closed;

    /** Begins to look. */
    public AvailabilityController(
            RemoteVersions versions,
            ServerCheck check,
            AvailabilityStatus status,
            ObjectReader objects,
            ClusterExecutor executor) {
        this.versions = versions;
        this.check = check;
        this.status = status;
        this.objects = objects;
        this.executor = executor;
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
        // its documents come first, so that whoever waits for the status finds them
        ServerCheck.Finding finding = check.look(version.get());
        if (versions.named(name).filter(version.get()::equals).isEmpty()) {
            return;
        }
        status.write(name, finding.verdict());
        if (finding.called()) {
            again(name, finding.verdict());
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
        objects.follow(Resources.SERVICES, (key, now) -> queue(key.namespace(), key.name()));
        objects.follow(Resources.ENDPOINT_SLICES, (key, now) -> {
            Optional<String> service = now == null
                    ? Optional.of(ANY)
                    : ServiceSlices.service(EndpointSlice.of(now)).map(ObjectKey::name);
            service.ifPresent(changed -> queue(key.namespace(), changed));
        });
    }

    private void queue(String namespace, String service) {
        for (RemoteVersion version : versions.all()) {
            if (version.namespace().equals(namespace)
                    && (ANY.equals(service) || version.service().equals(service))) {
                queue(version.name());
            }
        }
    }

    private synchronized void again(String name, Verdict verdict) {
        Duration wait = NOW_AND_THEN;
        if (verdict.available()) {
            retries.forget(name);
        } else {
            wait = retries.next(name);
        }
        if (!closed) {
            ClusterExecutor.Timer before = timers.put(name, executor.schedule(() -> queue(name), wait));
            if (before != null) {
                before.cancel();
            }
        }
    }
}
