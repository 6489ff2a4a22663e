package io.envtest.internal.assembly;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.GroupVersionResource;
import io.envtest.api.ObjectKey;
import io.envtest.api.Status;
import io.envtest.api.WatchEvent;
import io.envtest.internal.lookup.ObjectReader;
import io.envtest.internal.objectstore.ListQuery;
import io.envtest.internal.objectstore.ObjectStorage;
import io.envtest.internal.objectstore.ResourceArea;
import io.envtest.internal.objectstore.StoreKey;
import io.envtest.internal.objectstore.StoredObject;
import io.envtest.internal.objectstore.WatchQuery;
import io.envtest.internal.objectstore.WatchSink;
import io.envtest.internal.registry.ResourceRegistry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Stored objects, read from the watch cache without a request. Thread-safe. */
final class StoredObjectReader implements ObjectReader {

    private final ResourceRegistry registry;
    private final ObjectStorage storage;

    StoredObjectReader(ResourceRegistry registry, ObjectStorage storage) {
        this.registry = registry;
        this.storage = storage;
    }

    @Override
    public Optional<ObjectNode> get(GroupVersionResource resource, ObjectKey key) {
        return area(resource)
                .flatMap(area -> storage.get(area, new StoreKey(key.namespace(), key.name()), ""))
                .map(StoredObject::sharedTree);
    }

    @Override
    public Collection<ObjectNode> list(GroupVersionResource resource, String namespace) {
        Optional<ResourceArea> area = area(resource);
        if (area.isEmpty()) {
            return List.of();
        }
        List<ObjectNode> trees = new ArrayList<>();
        for (StoredObject object :
                storage.list(area.get(), ListQuery.of(namespace)).items()) {
            trees.add(object.sharedTree());
        }
        return Collections.unmodifiableList(trees);
    }

    @Override
    public long revision(GroupVersionResource resource) {
        Optional<ResourceArea> area = area(resource);
        return area.isPresent() ? storage.revision(area.get()) : 0;
    }

    @Override
    public void follow(GroupVersionResource resource, Listener listener) {
        area(resource).ifPresent(area -> {
            WatchQuery everything = new WatchQuery("", "", ListQuery.ALL, "", "NotOlderThan", false, 1);
            storage.watch(area, everything, new Following(listener));
        });
    }

    private Optional<ResourceArea> area(GroupVersionResource resource) {
        return registry.find(resource.group(), resource.version(), resource.resource())
                .map(definition -> definition.area());
    }

    private record Following(Listener listener) implements WatchSink {

        @Override
        public void event(WatchEvent type, StoredObject object) {
            ObjectKey key = new ObjectKey(object.key().namespace(), object.key().name());
            listener.changed(key, type == WatchEvent.DELETED ? null : object.sharedTree());
        }

        @Override
        public void bookmark(long revision, boolean initialEventsEnd) {
            // nothing to tell
        }

        @Override
        public void error(Status status) {
            throw new IllegalStateException("following stored objects ended: " + status.message());
        }

        @Override
        public void closed() {
            // the cluster closes
        }
    }
}
