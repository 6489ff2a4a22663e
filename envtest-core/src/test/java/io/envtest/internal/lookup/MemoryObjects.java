package io.envtest.internal.lookup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.GroupVersionResource;
import io.envtest.api.ObjectKey;
import io.envtest.view.meta.v1.ObjectMeta;
import io.envtest.view.meta.v1.PartialObjectMetadata;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/** Objects in a map, for tests of what only reads them. */
public final class MemoryObjects implements ObjectReader {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<GroupVersionResource, Map<ObjectKey, ObjectNode>> all = new ConcurrentHashMap<>();
    private final Map<GroupVersionResource, List<Listener>> listeners = new ConcurrentHashMap<>();
    private final AtomicLong writes = new AtomicLong();

    /** A tree from JSON, single quotes allowed. */
    public static ObjectNode tree(String json) {
        try {
            return (ObjectNode) JSON.readTree(json.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    /** Adds or replaces an object. */
    public MemoryObjects put(GroupVersionResource resource, String json) {
        return put(resource, tree(json));
    }

    /** Adds or replaces an object. */
    public MemoryObjects put(GroupVersionResource resource, ObjectNode object) {
        ObjectMeta meta = PartialObjectMetadata.of(object).metadata();
        ObjectKey key = new ObjectKey(meta.namespace(), meta.name());
        of(resource).put(key, object);
        writes.incrementAndGet();
        listeners.getOrDefault(resource, List.of()).forEach(listener -> listener.changed(key, object));
        return this;
    }

    /** Removes an object. */
    public void remove(GroupVersionResource resource, String namespace, String name) {
        ObjectKey key = new ObjectKey(namespace, name);
        of(resource).remove(key);
        writes.incrementAndGet();
        listeners.getOrDefault(resource, List.of()).forEach(listener -> listener.changed(key, null));
    }

    @Override
    public Optional<ObjectNode> get(GroupVersionResource resource, ObjectKey key) {
        return Optional.ofNullable(of(resource).get(key));
    }

    @Override
    public Collection<ObjectNode> list(GroupVersionResource resource, String namespace) {
        return of(resource).entrySet().stream()
                .filter(e -> namespace.isEmpty() || e.getKey().namespace().equals(namespace))
                .map(Map.Entry::getValue)
                .toList();
    }

    @Override
    public long revision(GroupVersionResource resource) {
        return writes.get();
    }

    @Override
    public void follow(GroupVersionResource resource, Listener listener) {
        listeners
                .computeIfAbsent(resource, unknown -> new java.util.concurrent.CopyOnWriteArrayList<>())
                .add(listener);
        of(resource).forEach(listener::changed);
    }

    private Map<ObjectKey, ObjectNode> of(GroupVersionResource resource) {
        return all.computeIfAbsent(resource, unknown -> new ConcurrentSkipListMap<>());
    }
}
