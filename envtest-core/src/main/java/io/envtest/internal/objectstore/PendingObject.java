package io.envtest.internal.objectstore;

import org.jspecify.annotations.Nullable;

/** An object encoded for a write whose revision is not known yet; goes along with the write to the subscribers. */
public final class PendingObject {

    private final StoreKey key;
    private final String path;
    private final ObjectIndex index;
    private final byte[] bare;
    private final ResourceVersionPlace place;
    private boolean first;
    private volatile @Nullable EncodedObject written;

    PendingObject(StoreKey key, ObjectIndex index, byte[] bare) {
        this.key = key;
        this.path = key.path();
        this.index = index;
        this.bare = bare;
        this.place = ResourceVersionPlace.find(bare);
    }

    /** Says that the write creates the key. */
    void first() {
        first = true;
    }

    byte[] bare() {
        return bare;
    }

    /** The object once the write has its revision; the same instance for all who ask. */
    public EncodedObject at(long revision) {
        EncodedObject object = written;
        if (object == null || object.revision() != revision) {
            object = new EncodedObject(key, path, revision, first, index, place, place.insert(bare, revision));
            written = object;
        }
        return object;
    }
}
