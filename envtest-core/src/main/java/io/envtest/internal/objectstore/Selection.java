package io.envtest.internal.objectstore;

import java.util.function.Predicate;

/**
 * Which objects of an area a list or watch wants.
 *
 * @param namespace only this one, empty for all
 * @param name only this one, empty for all
 * @param matching filter on the index
 */
public record Selection(String namespace, String name, Predicate<ObjectIndex> matching) {

    /** What a list wants. */
    public static Selection of(ListQuery query) {
        return new Selection(query.namespace(), query.name(), query.matching());
    }

    /** What a watch wants. */
    public static Selection of(WatchQuery query) {
        return new Selection(query.namespace(), query.name(), query.matching());
    }

    /** Whether it wants this object. */
    public boolean matches(StoredObject object) {
        StoreKey key = object.key();
        return (namespace.isEmpty() || namespace.equals(key.namespace()))
                && (name.isEmpty() || name.equals(key.name()))
                && (matching == ListQuery.ALL || matching.test(object.index()));
    }

    /** Whether it wants all objects of its namespace. */
    boolean wantsAll() {
        return name.isEmpty() && matching == ListQuery.ALL;
    }

    /** First path that it can want. */
    public String from() {
        return namespace.isEmpty() ? "" : namespace + "/" + name;
    }

    /** End of the paths that it can want, not included. */
    public String to() {
        if (namespace.isEmpty()) {
            return "\uffff";
        }
        return name.isEmpty() ? namespace + "0" : namespace + "/" + name + "\0";
    }
}
