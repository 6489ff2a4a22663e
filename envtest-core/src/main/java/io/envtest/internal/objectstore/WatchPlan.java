package io.envtest.internal.objectstore;

/**
 * What a watch query means.
 *
 * @param initialEvents whether the objects that are there come first, as ADDED
 * @param bookmarkAfter whether a bookmark marks their end
 * @param fromNow whether it starts at the newest revision
 * @param revision else where it starts; with initial events, what they must not be older than
 * @see <a href="https://kubernetes.io/docs/reference/using-api/api-concepts/#semantics-for-watch">Semantics</a>
 */
public record WatchPlan(boolean initialEvents, boolean bookmarkAfter, boolean fromNow, long revision) {

    /** Reads the query; refuses nonsense with 500 as kube-apiserver does. */
    public static WatchPlan of(WatchQuery query) {
        long revision = ResourceVersions.parse(query.resourceVersion());
        boolean initial = query.sendInitialEvents() == 1 || query.sendInitialEvents() < 0 && revision == 0;
        boolean bookmark = query.sendInitialEvents() == 1 && query.bookmarks();
        return new WatchPlan(initial, bookmark, revision == 0, revision);
    }
}
