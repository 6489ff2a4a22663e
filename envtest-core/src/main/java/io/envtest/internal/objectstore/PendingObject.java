package io.envtest.internal.objectstore;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.codec.GoJsonWriter;
import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/** An object encoded for a write whose revision is not known yet; goes along with the write to the subscribers. */
final class PendingObject {

    private final StoreKey key;
    private final String path;
    private final ObjectIndex index;
    private final byte[] bare;
    private final ResourceVersionPlace place;
    private final @Nullable WeakReference<ObjectNode> tree;
    private boolean first;
    private volatile @Nullable EncodedObject written;

    /**
     * Of bytes.
     *
     * @param tree what they say, not to be changed any more; null if it is not known exactly
     */
    PendingObject(StoreKey key, ObjectIndex index, byte[] bare, @Nullable ObjectNode tree) {
        this.key = key;
        this.path = key.path();
        this.index = index;
        this.bare = bare;
        this.place = ResourceVersionPlace.find(bare);
        this.tree = tree == null ? null : new WeakReference<>(tree);
    }

    static PendingObject of(StoreKey key, NewObject object) {
        GoJsonWriter.Written written = ObjectJson.encode(object.tree());
        return new PendingObject(key, object.index(), written.json(), written.exact() ? object.tree() : null);
    }

    /** Says that the write creates the key. */
    void first() {
        first = true;
    }

    byte[] bare() {
        return bare;
    }

    /** The object once the write has its revision; the same instance for all who ask. */
    EncodedObject at(long revision) {
        EncodedObject object = written;
        if (object == null || object.revision() != revision) {
            object = new EncodedObject(key, path, revision, first, index, place, bare, tree);
            written = object;
        }
        return object;
    }
}
