package io.envtest.internal.objectstore;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.spi.storage.KeyRange;
import io.envtest.spi.storage.Revision;
import io.envtest.spi.storage.RevisionEvent;
import java.util.List;
import java.util.Optional;

/** Between an area's objects and the store's keys and bytes. */
public final class AreaCodec {

    private final ResourceArea area;
    private final ObjectIndexer indexer;

    /** Indexes what comes without an index. */
    public AreaCodec(ResourceArea area, ObjectIndexer indexer) {
        this.area = area;
        this.indexer = indexer;
    }

    /** All keys of the area. */
    public KeyRange range() {
        return KeyRange.prefix(area.prefix());
    }

    /** The store's key of an object. */
    public static String key(ResourceArea area, StoreKey key) {
        return area.prefix() + key.path();
    }

    /** The object of a live row. */
    public EncodedObject decode(Revision row) {
        ObjectNode tree = ObjectJson.decode(row.value());
        PendingObject object = new PendingObject(storeKey(row.key()), indexer.index(tree), row.value(), tree);
        if (row.created() == row.revision()) {
            object.first();
        }
        return object.at(row.revision());
    }

    /** The objects of a history. */
    public List<PastObject> decode(List<Revision> rows) {
        return rows.stream()
                .map(row -> new PastObject(row.revision(), row.deleted() ? Optional.empty() : Optional.of(decode(row))))
                .toList();
    }

    /** The object that an event wrote. */
    public EncodedObject written(RevisionEvent event) {
        Revision row = event.current();
        return event.attachment() instanceof PendingObject pending ? pending.at(row.revision()) : decode(row);
    }

    /** The path of a row's object below the area's prefix. */
    public String path(Revision row) {
        return path(row.key());
    }

    /** The path of a key of the area. */
    public String path(String key) {
        return key.substring(area.prefix().length());
    }

    private StoreKey storeKey(String key) {
        String path = key.substring(area.prefix().length());
        int slash = area.namespaced() ? path.indexOf('/') : -1;
        return slash < 0 ? new StoreKey("", path) : new StoreKey(path.substring(0, slash), path.substring(slash + 1));
    }
}
