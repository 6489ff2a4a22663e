package io.envtest.internal.aggregation;

import io.envtest.api.GroupVersionResource;
import io.envtest.api.ObjectKey;
import io.envtest.internal.lookup.ObjectReader;
import io.envtest.view.apiregistration.v1.APIService;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** All groups and versions that other servers serve, by name of their APIService. Thread-safe. */
public final class RemoteVersions {

    static final GroupVersionResource SERVICES =
            new GroupVersionResource("apiregistration.k8s.io", "v1", "apiservices");

    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
    private volatile Map<String, RemoteVersion> byName = Map.of();

    private RemoteVersions() {}

    /** Those that are stored now and will be. */
    public static RemoteVersions follow(ObjectReader objects) {
        RemoteVersions versions = new RemoteVersions();
        objects.follow(SERVICES, (key, now) -> versions.changed(key, now == null ? null : APIService.of(now)));
        return versions;
    }

    private void changed(ObjectKey key, @Nullable APIService now) {
        RemoteVersion before = byName.get(key.name());
        RemoteVersion after = now == null || !now.spec().hasService() ? null : RemoteVersion.of(now);
        if (Objects.equals(before, after)) {
            return;
        }
        Map<String, RemoteVersion> changed = new TreeMap<>(byName);
        if (after == null) {
            changed.remove(key.name());
        } else {
            changed.put(key.name(), after);
        }
        byName = changed;
        listeners.forEach(listener -> listener.accept(key.name()));
    }

    /** Tells a listener the name of each that came, changed or went. It must not block. */
    void onChange(Consumer<String> listener) {
        listeners.add(listener);
        byName.keySet().forEach(listener);
    }

    Collection<RemoteVersion> all() {
        return byName.values();
    }

    Optional<RemoteVersion> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** Who serves a path below {@code /apis}; empty if this server does, or nobody. */
    Optional<RemoteVersion> serving(String path) {
        if (byName.isEmpty()) {
            return Optional.empty();
        }
        String[] parts = path.split("/", 5);
        return parts.length >= 4 && parts[0].isEmpty() && parts[1].equals("apis")
                ? named(parts[3] + "." + parts[2])
                : Optional.empty();
    }
}
