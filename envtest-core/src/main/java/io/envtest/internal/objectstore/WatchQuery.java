package io.envtest.internal.objectstore;

import java.util.function.Predicate;

/**
 * What to watch.
 *
 * @param namespace only this namespace, empty for all
 * @param name only this name, empty for all
 * @param matching filter on the index; {@link ListQuery#ALL} when no selector is given
 * @param resourceVersion as the client sent it: empty, "0" or a revision
 * @param resourceVersionMatch as the client sent it
 * @param bookmarks whether the client takes bookmarks
 * @param sendInitialEvents null-like: -1 not said, 0 no, 1 yes
 */
public record WatchQuery(
        String namespace,
        String name,
        Predicate<ObjectIndex> matching,
        String resourceVersion,
        String resourceVersionMatch,
        boolean bookmarks,
        int sendInitialEvents) {}
