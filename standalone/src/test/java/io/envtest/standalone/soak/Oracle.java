package io.envtest.standalone.soak;

import io.envtest.api.GroupVersionKind;
import io.envtest.api.GroupVersionResource;
import io.envtest.internal.objectstore.AreaCodec;
import io.envtest.internal.objectstore.EncodedObject;
import io.envtest.internal.objectstore.MetadataIndexer;
import io.envtest.internal.objectstore.ResourceArea;
import io.envtest.internal.registry.builtin.StorageAreas;
import io.envtest.spi.storage.ChangeListener;
import io.envtest.spi.storage.MvccStorage;
import io.envtest.spi.storage.Revision;
import io.envtest.spi.storage.RevisionEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Knows from the store's change stream, below cache and server, which events each view must show. The stream itself is
 * compared with the store's history. Thread-safe.
 */
final class Oracle implements ChangeListener {

    private static final ResourceArea AREA = StorageAreas.of(
            new GroupVersionResource("", "v1", "configmaps"), new GroupVersionKind("", "v1", "ConfigMap"), true);
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);

    private final AreaCodec codec = new AreaCodec(AREA, new MetadataIndexer());
    private final MvccStorage rows;
    private final List<View> views;
    private final Map<String, EncodedObject> objects = new TreeMap<>();
    private final Map<String, String> paths = new HashMap<>();
    private long revision;

    private Oracle(MvccStorage rows, List<View> views) {
        this.rows = rows;
        this.views = views;
    }

    /** Begins to listen. */
    static Oracle of(MvccStorage rows, List<View> views) {
        Oracle oracle = new Oracle(rows, views);
        rows.subscribe(oracle.codec.range(), rows.compactedRevision(), oracle);
        return oracle;
    }

    @Override
    public synchronized void changed(List<RevisionEvent> events) {
        for (RevisionEvent event : events) {
            changed(event.current());
        }
        notifyAll();
    }

    private void changed(Revision row) {
        String path = paths.computeIfAbsent(codec.path(row), same -> same);
        EncodedObject before = objects.get(path);
        EncodedObject now = row.deleted() ? null : codec.decode(row);
        byte[] last = before == null ? new byte[0] : before.at(row.revision()).json();
        for (View view : views) {
            boolean had = before != null && view.has(path, color(before));
            boolean has = now != null && view.has(path, color(now));
            if (has || had) {
                byte[] shown = has && now != null ? now.json() : last;
                String type = !has ? "DELETED" : had ? "MODIFIED" : "ADDED";
                view.add(new View.Expected(type, path, row.revision(), SoakEvent.checksum(shown, 0, shown.length)));
            }
        }
        if (now == null) {
            objects.remove(path);
        } else {
            objects.put(path, now);
        }
        revision = row.revision();
    }

    private static String color(EncodedObject object) {
        return object.index().labels().getOrDefault("color", "");
    }

    /** An event of a view by its number, when its revision is known; null if there is none. */
    View.@Nullable Expected expected(View view, long number, long reached) {
        await(reached);
        return view.get(number);
    }

    /** Waits until a write is known whose event or answer was seen. */
    synchronized void await(long reached) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (revision < reached && System.nanoTime() < end) {
            try {
                wait(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** The revision of the last write to the views. */
    synchronized long revision() {
        return revision;
    }

    /** Whether a write was made where its answer says. */
    boolean wrote(String path, long at) {
        await(at);
        View all = views.get(0);
        if (at <= all.forgotten()) {
            return true; // an update that changed nothing is answered with the version there was
        }
        View.Expected event = all.get(all.firstAfter(at - 1));
        return event != null && event.revision() == at && event.path().equals(path);
    }

    /** Compares the stream with the history of some keys; tells what differs. */
    List<String> compareWithHistory(int most) {
        List<String> problems = new ArrayList<>();
        List<String> paths;
        synchronized (this) {
            paths = objects.keySet().stream().limit(most).toList();
        }
        for (String path : paths) {
            List<Revision> history = rows.history(AREA.prefix() + path);
            long since = Math.max(rows.compactedRevision(), views.get(0).forgotten());
            List<Long> kept = history.stream()
                    .map(Revision::revision)
                    .filter(at -> at > since)
                    .toList();
            List<Long> streamed = streamed(path, since);
            if (!streamed.equals(kept)) {
                problems.add("history of " + path + " is " + kept + ", the stream had " + streamed);
            }
        }
        return problems;
    }

    private List<Long> streamed(String path, long since) {
        View all = views.get(0);
        List<Long> found = new ArrayList<>();
        for (long number = all.firstAfter(since); number < all.count(); number++) {
            View.Expected event = all.get(number);
            if (event != null && event.path().equals(path)) {
                found.add(event.revision());
            }
        }
        return found;
    }
}
