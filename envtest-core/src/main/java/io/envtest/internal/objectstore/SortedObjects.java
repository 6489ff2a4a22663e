package io.envtest.internal.objectstore;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Objects in the order of their paths; immutable. A change makes a new one that shares all but a few nodes with the old,
 * so that each revision can keep its own and readers need no lock.
 */
public final class SortedObjects {

    /** No objects. */
    public static final SortedObjects EMPTY = new SortedObjects(ObjectLeaf.EMPTY);

    private final ObjectNodes root;

    private SortedObjects(ObjectNodes root) {
        this.root = root;
    }

    /** Number of objects. */
    public int size() {
        return root.size();
    }

    /** The object at a path. */
    public @Nullable EncodedObject get(String path) {
        return root.get(path);
    }

    /** With the object in the place of that of the same path, if there is one. */
    public SortedObjects with(EncodedObject object) {
        ObjectNodes[] parts = root.with(object);
        return new SortedObjects(parts.length == 1 ? parts[0] : new ObjectBranch(parts));
    }

    /** Without the object at a path. */
    public SortedObjects without(String path) {
        ObjectNodes left = root.without(path);
        return left == null ? EMPTY : new SortedObjects(left.collapsed());
    }

    /** Number of objects before a path. */
    public int rank(String path) {
        return root.rank(path);
    }

    /**
     * Goes through the objects from a path on, in order.
     *
     * @param visitor returns false to stop
     * @return whether it came to the end
     */
    public boolean visit(String from, Predicate<? super EncodedObject> visitor) {
        return root.visit(from, visitor);
    }
}
