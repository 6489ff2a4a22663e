package io.envtest.internal.loopback;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.ApiException;
import io.envtest.api.GroupVersionResource;
import io.envtest.api.ObjectKey;
import io.envtest.api.Status;
import io.envtest.api.WatchEvent;
import io.envtest.internal.endpoint.answer.Answer;
import io.envtest.internal.objectstore.StoredObject;
import io.envtest.internal.objectstore.WatchHandle;
import io.envtest.internal.objectstore.WatchSink;
import io.envtest.internal.request.filter.ApiHandler;
import io.envtest.internal.sim.SerialTasks;
import io.envtest.spi.component.ClusterExecutor;
import io.envtest.spi.component.Informer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The shared copy of one resource, fed by a watch in process: objects are the trees that the watch cache shares, nothing
 * is encoded or parsed. A watch that ends is opened anew, and what happened meanwhile is told as changes.
 */
final class SharedInformer implements Informer, AutoCloseable {

    private static final Duration RETRY = Duration.ofMillis(100);
    private static final Map<String, String> EVERYTHING = Map.of(
            "watch", "true",
            "sendInitialEvents", "true",
            "resourceVersionMatch", "NotOlderThan",
            "allowWatchBookmarks", "true");

    private final GroupVersionResource resource;
    private final ApiHandler server;
    private final ClusterExecutor executor;
    private final SerialTasks notifications;
    private final InformerStore store = new InformerStore();
    private final List<Handler> handlers = new ArrayList<>();
    private @Nullable Feed feed;
    private boolean synced;
    private boolean closed;

    SharedInformer(GroupVersionResource resource, ApiHandler server, ClusterExecutor executor) {
        this.resource = resource;
        this.server = server;
        this.executor = executor;
        this.notifications = SerialTasks.on(executor::execute);
    }

    /** Begins to follow the resource, if it is served and not followed yet. */
    void open() {
        Feed opening = new Feed();
        synchronized (this) {
            if (closed || feed != null) {
                return;
            }
            feed = opening;
        }
        try {
            Answer answer = server.handle(LoopbackRequest.of("watch", resource, "", "", "")
                    .with(EVERYTHING)
                    .call(SystemUsers.API_SERVER, "informer"));
            if (answer instanceof Answer.Watched watched) {
                opening.opened(watched.opener().open(opening));
            } else {
                ended(opening); // a page that is not found: the group is not served any more
            }
        } catch (ApiException e) {
            ended(opening);
            if (e.status().code() != 404) {
                executor.schedule(this::open, RETRY);
            }
        }
    }

    /** The resource is not served any more: everything is gone. */
    void retire() {
        Feed ending;
        synchronized (this) {
            ending = feed;
            feed = null;
            List.copyOf(store.keys()).forEach(this::remove);
        }
        if (ending != null) {
            ending.close();
        }
    }

    private synchronized void ended(Feed ending) {
        if (feed == ending) {
            feed = null;
        }
    }

    @Override
    public Optional<ObjectNode> get(ObjectKey key) {
        return store.get(key);
    }

    @Override
    public Collection<ObjectNode> list() {
        return store.list();
    }

    @Override
    public Collection<ObjectNode> list(String namespace) {
        return store.list(namespace);
    }

    @Override
    public synchronized void addIndex(String name, Function<ObjectNode, List<String>> keys) {
        store.addIndex(name, keys);
    }

    @Override
    public Collection<ObjectNode> byIndex(String name, String key) {
        return store.byIndex(name, key);
    }

    @Override
    public synchronized void addHandler(Handler handler) {
        handlers.add(handler);
        List<ObjectNode> present = List.copyOf(store.list());
        boolean complete = synced;
        notifications.add(() -> {
            present.forEach(handler::added);
            if (complete) {
                handler.synced();
            }
        });
    }

    @Override
    public synchronized boolean synced() {
        return synced;
    }

    @Override
    public void catchUp() {
        Feed current;
        synchronized (this) {
            current = feed;
        }
        if (current != null) {
            current.catchUp();
        }
    }

    private void put(ObjectKey key, ObjectNode object) {
        ObjectNode before = store.put(key, object);
        notifyAll(before == null ? handler -> handler.added(object) : handler -> handler.updated(before, object));
    }

    private void remove(ObjectKey key) {
        ObjectNode before = store.remove(key);
        if (before != null) {
            notifyAll(handler -> handler.deleted(before));
        }
    }

    private void notifyAll(Notice notice) {
        if (!handlers.isEmpty()) {
            List<Handler> told = List.copyOf(handlers);
            notifications.add(() -> told.forEach(notice::give));
        }
    }

    /** What a handler is told. */
    @FunctionalInterface
    private interface Notice {
        void give(Handler handler);
    }

    @Override
    public void close() {
        Feed ending;
        synchronized (this) {
            closed = true;
            ending = feed;
            feed = null;
        }
        if (ending != null) {
            ending.close();
        }
    }

    /** One watch. Only the current one counts. */
    private final class Feed implements WatchSink {

        private final Set<ObjectKey> seen = new HashSet<>();
        private boolean initial = true;
        private boolean over;
        private @Nullable WatchHandle handle;

        void opened(WatchHandle opened) {
            synchronized (this) {
                if (!over) {
                    handle = opened;
                    return;
                }
            }
            opened.close();
        }

        void catchUp() {
            WatchHandle open;
            synchronized (this) {
                open = over ? null : handle;
            }
            if (open != null) {
                open.catchUp();
            }
        }

        void close() {
            WatchHandle closing;
            synchronized (this) {
                over = true;
                closing = handle;
            }
            if (closing != null) {
                closing.close();
            }
        }

        @Override
        public void event(WatchEvent type, StoredObject object) {
            ObjectKey key = new ObjectKey(object.key().namespace(), object.key().name());
            synchronized (SharedInformer.this) {
                if (feed != this) {
                    return;
                }
                if (initial) {
                    seen.add(key);
                }
                if (type == WatchEvent.DELETED) {
                    seen.remove(key);
                    lastForm(key, object);
                } else if (!initial || changed(key, object)) {
                    put(key, object.sharedTree());
                }
            }
        }

        /** The last form carries the revision of the deletion, so handlers are given that. */
        private void lastForm(ObjectKey key, StoredObject object) {
            if (store.remove(key) != null) {
                ObjectNode last = object.sharedTree();
                SharedInformer.this.notifyAll(handler -> handler.deleted(last));
            }
        }

        private boolean changed(ObjectKey key, StoredObject object) {
            return store.get(key)
                    .map(known -> known.path("metadata").path("resourceVersion").asLong() != object.revision())
                    .orElse(true);
        }

        @Override
        public void bookmark(long revision, boolean initialEventsEnd) {
            if (!initialEventsEnd) {
                return;
            }
            synchronized (SharedInformer.this) {
                if (feed != this) {
                    return;
                }
                initial = false;
                List<ObjectKey> vanished = new ArrayList<>(store.keys());
                vanished.removeAll(seen);
                vanished.forEach(SharedInformer.this::remove);
                seen.clear();
                if (!synced) {
                    synced = true;
                    SharedInformer.this.notifyAll(Handler::synced);
                }
            }
        }

        @Override
        public void error(Status status) {
            closed();
        }

        @Override
        public void closed() {
            ended(this);
            executor.schedule(SharedInformer.this::open, RETRY);
        }
    }
}
