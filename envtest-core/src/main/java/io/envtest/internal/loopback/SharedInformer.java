package io.envtest.internal.loopback;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.ObjectKey;
import io.envtest.api.Status;
import io.envtest.api.WatchEvent;
import io.envtest.internal.objectstore.StoredObject;
import io.envtest.internal.objectstore.WatchHandle;
import io.envtest.internal.objectstore.WatchSink;
import io.envtest.spi.component.Informer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A local copy of one resource, fed by a watch with initial events. Handlers hear of a change after the copy shows it.
 * All state changes hold one lock, so that a handler that joins misses and repeats nothing.
 */
final class SharedInformer implements Informer, AutoCloseable {

    private final ConcurrentSkipListMap<ObjectKey, ObjectNode> objects = new ConcurrentSkipListMap<>();
    private final Map<String, ObjectIndexes> indexes = new HashMap<>();
    private final List<Handler> handlers = new ArrayList<>();
    private final InformerFeed feed;
    private Map<ObjectKey, ObjectNode> stale = new TreeMap<>();
    private @Nullable WatchHandle watch;
    private volatile boolean synced;
    private boolean closed;

    SharedInformer(InformerFeed feed) {
        this.feed = feed;
    }

    /** Opens the watch; called again whenever it has ended, until closed. */
    void start() {
        synchronized (this) {
            if (closed) {
                return;
            }
            stale = new TreeMap<>(objects);
        }
        Optional<WatchHandle> opened = feed.open(new Sink());
        synchronized (this) {
            opened.ifPresent(handle -> watch = handle);
            if (opened.isEmpty()) {
                listed();
            }
            if (closed) {
                opened.ifPresent(WatchHandle::close);
            }
        }
        if (opened.isEmpty()) {
            feed.again(this::start);
        }
    }

    @Override
    public Optional<ObjectNode> get(ObjectKey key) {
        return Optional.ofNullable(objects.get(key));
    }

    @Override
    public Collection<ObjectNode> list() {
        return List.copyOf(objects.values());
    }

    @Override
    public Collection<ObjectNode> list(String namespace) {
        ObjectKey first = new ObjectKey(namespace, "");
        ObjectKey after = new ObjectKey(namespace + "\0", "");
        return List.copyOf(objects.subMap(first, after).values());
    }

    @Override
    public synchronized void addIndex(String name, Function<ObjectNode, List<String>> keys) {
        ObjectIndexes index = indexes.computeIfAbsent(name, n -> new ObjectIndexes(keys));
        objects.forEach(index::put);
    }

    @Override
    public synchronized Collection<ObjectNode> byIndex(String name, String key) {
        ObjectIndexes index = indexes.get(name);
        if (index == null) {
            throw new IllegalArgumentException("no index " + name + "; it is added before its first use");
        }
        return index.get(key);
    }

    @Override
    public synchronized void addHandler(Handler handler) {
        handlers.add(handler);
        objects.values().forEach(handler::added);
        if (synced) {
            handler.synced();
        }
    }

    @Override
    public boolean synced() {
        return synced;
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (watch != null) {
            watch.close();
        }
    }

    private synchronized void put(StoredObject stored) {
        ObjectNode now = stored.sharedTree();
        ObjectKey key = new ObjectKey(stored.key().namespace(), stored.key().name());
        stale.remove(key);
        ObjectNode before = objects.put(key, now);
        indexes.values().forEach(index -> index.put(key, now));
        if (before == null) {
            handlers.forEach(handler -> handler.added(now));
        } else if (!sameVersion(before, now)) {
            handlers.forEach(handler -> handler.updated(before, now));
        }
    }

    private static boolean sameVersion(ObjectNode one, ObjectNode other) {
        return version(one).equals(version(other));
    }

    private static String version(ObjectNode object) {
        return object.path("metadata").path("resourceVersion").asText();
    }

    private synchronized void remove(ObjectKey key) {
        ObjectNode last = objects.remove(key);
        if (last != null) {
            indexes.values().forEach(index -> index.remove(key));
            handlers.forEach(handler -> handler.deleted(last));
        }
    }

    /** The initial events are in: what was not among them has gone meanwhile. */
    private synchronized void listed() {
        List.copyOf(stale.keySet()).forEach(this::remove);
        stale = new TreeMap<>();
        if (!synced) {
            synced = true;
            handlers.forEach(Handler::synced);
        }
    }

    private final class Sink implements WatchSink {

        @Override
        public void event(WatchEvent type, StoredObject object) {
            if (type == WatchEvent.DELETED) {
                remove(new ObjectKey(object.key().namespace(), object.key().name()));
            } else {
                put(object);
            }
        }

        @Override
        public void bookmark(long revision, boolean initialEventsEnd) {
            if (initialEventsEnd) {
                listed();
            }
        }

        @Override
        public void error(Status status) {
            feed.again(SharedInformer.this::start);
        }

        @Override
        public void closed() {
            feed.again(SharedInformer.this::start);
        }
    }
}
