package io.envtest.internal.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.codec.GoJsonWriter;
import io.envtest.internal.objectstore.ObjectIndex;
import io.envtest.internal.objectstore.StoreKey;
import io.envtest.internal.objectstore.StoredObject;

/**
 * An object that does not stand in the store like this: as a dry run would leave it, or in another version than the
 * stored one. Not to be changed after it was made.
 */
public final class UnstoredObject implements StoredObject {

    private final StoreKey key;
    private final long revision;
    private final ObjectIndex index;
    private final ObjectNode tree;

    /** An object with what the store would say of it. */
    public UnstoredObject(StoreKey key, long revision, ObjectIndex index, ObjectNode tree) {
        this.key = key;
        this.revision = revision;
        this.index = index;
        this.tree = tree;
    }

    @Override
    public StoreKey key() {
        return key;
    }

    @Override
    public long revision() {
        return revision;
    }

    @Override
    public ObjectIndex index() {
        return index;
    }

    @Override
    public byte[] json() {
        return GoJsonWriter.write(tree);
    }

    @Override
    public ObjectNode tree() {
        return tree.deepCopy();
    }

    @Override
    public ObjectNode sharedTree() {
        return tree;
    }
}
