package io.envtest.internal.objectstore;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.codec.GoJsonWriter;
import java.lang.ref.WeakReference;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A stored object that keeps its bytes and parses them only when asked. They are those that the store was given, without
 * the version, which is put in for whoever asks: of each object there is one array of bytes.
 */
public class EncodedObject implements StoredObject {

    private final StoreKey key;
    private final String path;
    private final long revision;
    private final boolean first;
    private final ObjectIndex index;
    private final ResourceVersionPlace place;
    private final byte[] bare;
    private volatile @Nullable WeakReference<ObjectNode> shared;

    /**
     * Takes bytes without the version.
     *
     * @param tree what they say, with or without the version; null if it is not at hand
     */
    EncodedObject(
            StoreKey key,
            String path,
            long revision,
            boolean first,
            ObjectIndex index,
            ResourceVersionPlace place,
            byte[] bare,
            @Nullable WeakReference<ObjectNode> tree) {
        this.key = key;
        this.path = path;
        this.revision = revision;
        this.first = first;
        this.index = index;
        this.place = place;
        this.bare = bare;
        this.shared = tree;
    }

    /** For views of the same object. */
    EncodedObject(EncodedObject other) {
        this(other.key, other.path, other.revision, other.first, other.index, other.place, other.bare, other.shared);
    }

    @Override
    public final StoreKey key() {
        return key;
    }

    /** Key below the area's prefix; lists are in its order. */
    public final String path() {
        return path;
    }

    @Override
    public final long revision() {
        return revision;
    }

    @Override
    public final boolean isFirst() {
        return first;
    }

    @Override
    public final ObjectIndex index() {
        return index;
    }

    @Override
    public final byte[] json() {
        byte[] json = place.insert(bare, revision);
        return GoJsonWriter.hasOpaque(bare) ? GoJsonWriter.compact(json) : json;
    }

    @Override
    public final void pieces(Pieces to) {
        if (GoJsonWriter.hasOpaque(bare)) {
            byte[] json = json();
            to.add(json, 0, json.length);
        } else {
            place.insert(bare, revision, to);
        }
    }

    @Override
    public final ObjectNode tree() {
        return ObjectJson.decode(place.insert(bare, revision));
    }

    @Override
    public final ObjectNode sharedTree() {
        WeakReference<ObjectNode> reference = shared;
        ObjectNode tree = reference == null ? null : reference.get();
        if (tree == null || !ResourceVersionPlace.isSet(tree)) {
            tree = tree == null ? tree() : place.insert(tree, revision);
            shared = new WeakReference<>(tree);
        }
        return tree;
    }

    /** The same object under another version, as a deletion shows it. */
    public final EncodedObject at(long otherRevision) {
        return new EncodedObject(key, path, otherRevision, false, index, place, bare, null);
    }

    /** The bytes without the version: what is in the store. */
    public final byte[] bare() {
        return bare;
    }

    /** Whether these bytes without a version say the same. */
    final boolean hasContent(byte[] other) {
        return other.length == bare.length && (Arrays.equals(other, bare) || isReordered(other, bare));
    }

    /** Whether both say the same in another order; told apart cheaply where they do not even have the same bytes. */
    private static boolean isReordered(byte[] one, byte[] other) {
        int[] balance = new int[256];
        for (int i = 0; i < one.length; i++) {
            balance[one[i] & 0xff]++;
            balance[other[i] & 0xff]--;
        }
        for (int count : balance) {
            if (count != 0) {
                return false;
            }
        }
        return ObjectJson.decode(one).equals(ObjectJson.decode(other));
    }

    @Override
    public String toString() {
        return path + "@" + revision;
    }
}
