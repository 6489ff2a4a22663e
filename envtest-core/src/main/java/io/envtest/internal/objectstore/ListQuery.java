package io.envtest.internal.objectstore;

import java.util.function.Predicate;

/**
 * What to list.
 *
 * @param namespace only this namespace, empty for all
 * @param name only this name (from a field selector or path), empty for all
 * @param matching filter on the index; {@link #ALL} when no selector is given
 * @param limit most objects in a page, 0 for no limit
 * @param continueToken token of the page before, empty for the first
 * @param resourceVersion as the client sent it, empty for most recent
 * @param resourceVersionMatch {@code NotOlderThan}, {@code Exact} or empty
 */
public record ListQuery(
        String namespace,
        String name,
        Predicate<ObjectIndex> matching,
        long limit,
        String continueToken,
        String resourceVersion,
        String resourceVersionMatch) {

    /** Matches every object; recognised, so that counts need no filter. */
    public static final Predicate<ObjectIndex> ALL = index -> true;

    /** Everything in a namespace, or everywhere if it is empty, most recent. */
    public static ListQuery of(String namespace) {
        return new ListQuery(namespace, "", ALL, 0, "", "", "");
    }
}
