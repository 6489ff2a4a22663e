package io.envtest.standalone.soak;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What one selection of objects must look like to who watches it: the events in their order, the last of them at least.
 * Written by the store's change stream; thread-safe.
 */
final class View {

    /** Events that are remembered: more than a watcher falls behind, the server's history and what waits on the way together. */
    private static final int KEPT = 1 << 18;

    private final String namespace;
    private final String query;
    private final Matching matching;
    private final long[] revisions = new long[KEPT];
    private final String[] paths = new String[KEPT];
    private final String[] types = new String[KEPT];
    private final int[] checksums = new int[KEPT];
    private long count;
    private long first;
    private long forgotten;

    /** Whether an object belongs to the view. */
    @FunctionalInterface
    interface Matching {
        /** Decides by name and label. */
        boolean test(String namespace, String name, String color);
    }

    /**
     * An event that must come.
     *
     * @param type its type
     * @param path namespace and name
     * @param revision its resourceVersion
     * @param checksum of the object's bytes
     */
    record Expected(String type, String path, long revision, int checksum) {}

    /**
     * A view.
     *
     * @param namespace in the URL, empty for all
     * @param query parameters that select
     * @param matching the same for the model
     */
    View(String namespace, String query, Matching matching) {
        this.namespace = namespace;
        this.query = query;
        this.matching = matching;
    }

    /** Where it is listed and watched, up to further parameters. */
    String url() {
        return "/api/v1/" + (namespace.isEmpty() ? "" : "namespaces/" + namespace + "/") + "configmaps?" + query;
    }

    boolean has(String path, String color) {
        int slash = path.indexOf('/');
        return (namespace.isEmpty() || path.startsWith(namespace + "/"))
                && matching.test(path.substring(0, slash), path.substring(slash + 1), color);
    }

    synchronized void add(Expected event) {
        int at = (int) (count % KEPT);
        if (count - first == KEPT) {
            forgotten = revisions[at];
            first++;
        }
        count++;
        revisions[at] = event.revision();
        paths[at] = event.path();
        types[at] = event.type();
        checksums[at] = event.checksum();
    }

    /** Number of events so far. */
    synchronized long count() {
        return count;
    }

    /** An event by its number, null if it has not happened. */
    synchronized @Nullable Expected get(long number) {
        if (number < first) {
            throw new IllegalStateException("event " + number + " of " + count + " is forgotten");
        }
        return number < count ? event((int) (number % KEPT)) : null;
    }

    private Expected event(int at) {
        return new Expected(types[at], paths[at], revisions[at], checksums[at]);
    }

    /** Number of the first event after a revision. */
    synchronized long firstAfter(long revision) {
        long low = first;
        long high = count;
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (revisions[(int) (middle % KEPT)] <= revision) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** What a state becomes between two revisions. */
    synchronized Map<String, Long> replay(Map<String, Long> state, long from, long to) {
        Map<String, Long> then = new TreeMap<>(state);
        for (long number = firstAfter(from); number < count; number++) {
            Expected event = event((int) (number % KEPT));
            if (event.revision() > to) {
                break;
            }
            if (event.type().equals("DELETED")) {
                then.remove(event.path());
            } else {
                then.put(event.path(), event.revision());
            }
        }
        return then;
    }

    /** Forgets the events, whose memory is not the server's. */
    synchronized void forget() {
        if (count > first) {
            forgotten = revisions[(int) ((count - 1) % KEPT)];
        }
        Arrays.fill(paths, "");
        first = count;
    }

    /** Revision of the last event that is forgotten. */
    synchronized long forgotten() {
        return forgotten;
    }

    @Override
    public String toString() {
        return url();
    }
}
