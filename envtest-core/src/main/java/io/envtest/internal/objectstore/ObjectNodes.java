package io.envtest.internal.objectstore;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A node of {@link SortedObjects}: a B+ tree without links between leaves. Immutable. */
abstract class ObjectNodes {

    /** Most entries of a node. */
    static final int WIDTH = 32;

    /** A node with fewer entries is joined with its neighbour. */
    static final int NARROW = WIDTH / 4;

    abstract int size();

    /** Entries of the node itself. */
    abstract int width();

    /** Path of the first object. */
    abstract String first();

    abstract @Nullable EncodedObject get(String path);

    /** One node, or two if it had to be split. */
    abstract ObjectNodes[] with(EncodedObject object);

    /** The same node if the path is not there, null if nothing is left. */
    abstract @Nullable ObjectNodes without(String path);

    abstract int rank(String path);

    abstract boolean visit(String from, Predicate<? super EncodedObject> visitor);

    /** This node and its right neighbour of the same kind as one. */
    abstract ObjectNodes joined(ObjectNodes right);

    /** Without levels that hold one node only. */
    abstract ObjectNodes collapsed();
}
