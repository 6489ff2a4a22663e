package io.envtest.storage.h2;

import static io.envtest.internal.objectstore.TestObjects.CONFIG_MAPS;

import io.envtest.api.Status;
import io.envtest.api.WatchEvent;
import io.envtest.internal.objectstore.ListQuery;
import io.envtest.internal.objectstore.ObjectPage;
import io.envtest.internal.objectstore.ObjectStorage;
import io.envtest.internal.objectstore.StoredObject;
import io.envtest.internal.objectstore.WatchHandle;
import io.envtest.internal.objectstore.WatchQuery;
import io.envtest.internal.objectstore.WatchSink;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Keeps a copy by list and watch as clients do: goes on from the last version after each end, lists anew after a 410. */
final class SoakInformer {

    /** Revisions after which it ends a watch of its own accord and opens the next. */
    private static final long WATCH_LENGTH = 3_000;

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final ObjectStorage storage;
    private final TreeMap<String, Long> copy = new TreeMap<>();
    private final List<String> problems = new ArrayList<>();
    private long revision;
    private Stream stream;
    private boolean stopped;

    SoakInformer(ObjectStorage storage) {
        this.storage = storage;
        list();
    }

    private synchronized void list() {
        ObjectPage page = storage.list(CONFIG_MAPS, ListQuery.of(""));
        copy.clear();
        page.items().forEach(item -> copy.put(item.key().path(), item.revision()));
        revision = page.revision();
        watch();
    }

    private synchronized void watch() {
        if (stream != null) {
            stream.handle.close();
        }
        stream = new Stream(revision + WATCH_LENGTH);
        stream.handle =
                storage.watch(CONFIG_MAPS, new WatchQuery("", "", ListQuery.ALL, "" + revision, "", true, -1), stream);
    }

    private void apply(WatchEvent type, StoredObject object) {
        String path = object.key().path();
        if (object.revision() <= revision) {
            problems.add(type + " " + object + " after " + revision);
        }
        if ((type == WatchEvent.ADDED) == copy.containsKey(path)) {
            problems.add(type + " " + object + " where the copy has " + copy.get(path));
        }
        revision = object.revision();
        if (type == WatchEvent.DELETED) {
            copy.remove(path);
        } else {
            copy.put(path, object.revision());
        }
        notifyAll();
    }

    /** The copy once it has come that far; nothing is followed from then on. */
    synchronized Map<String, Long> awaitRevision(long wanted) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (revision < wanted && System.nanoTime() < end) {
            wait(1_000);
        }
        stopped = true;
        stream.handle.close();
        return Map.copyOf(copy);
    }

    synchronized List<String> problems() {
        return problems;
    }

    /** One watch of the informer. */
    private final class Stream implements WatchSink {

        private final long until;
        private WatchHandle handle;

        Stream(long until) {
            this.until = until;
        }

        private boolean isCurrent() {
            return !stopped && stream == this;
        }

        @Override
        public void event(WatchEvent type, StoredObject object) {
            synchronized (SoakInformer.this) {
                if (isCurrent()) {
                    apply(type, object);
                    if (revision > until) {
                        watch();
                    }
                }
            }
        }

        @Override
        public void bookmark(long reached, boolean initialEventsEnd) {
            synchronized (SoakInformer.this) {
                if (isCurrent()) {
                    if (reached < revision) {
                        problems.add("bookmark " + reached + " after " + revision);
                    }
                    revision = reached;
                    SoakInformer.this.notifyAll();
                }
            }
        }

        @Override
        public void error(Status status) {
            synchronized (SoakInformer.this) {
                if (isCurrent() && status.code() == 410) {
                    list();
                } else if (isCurrent()) {
                    problems.add(status.message());
                }
            }
        }

        @Override
        public void closed() {
            synchronized (SoakInformer.this) {
                if (isCurrent()) {
                    watch();
                }
            }
        }
    }
}
