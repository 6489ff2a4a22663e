package io.envtest.internal.loopback;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.ObjectKey;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The objects of one resource with their indexes. Read by anybody, written by one at a time. */
final class InformerStore {

    private final ConcurrentNavigableMap<ObjectKey, ObjectNode> objects = new ConcurrentSkipListMap<>();
    private final Map<String, Index> indexes = new ConcurrentHashMap<>();

    /** Objects by the keys a function finds in them. */
    private record Index(
            Function<ObjectNode, List<String>> keys, Map<String, ConcurrentNavigableMap<ObjectKey, ObjectNode>> found) {

        void add(ObjectKey key, ObjectNode object) {
            for (String value : keys.apply(object)) {
                found.computeIfAbsent(value, v -> new ConcurrentSkipListMap<>()).put(key, object);
            }
        }

        void remove(ObjectKey key, ObjectNode object) {
            for (String value : keys.apply(object)) {
                Map<ObjectKey, ObjectNode> under = found.get(value);
                if (under != null) {
                    under.remove(key);
                }
            }
        }
    }

    Optional<ObjectNode> get(ObjectKey key) {
        return Optional.ofNullable(objects.get(key));
    }

    Collection<ObjectNode> list() {
        return Collections.unmodifiableCollection(objects.values());
    }

    Collection<ObjectNode> list(String namespace) {
        ObjectKey first = new ObjectKey(namespace, "");
        ObjectKey behind = new ObjectKey(namespace + "\0", "");
        return Collections.unmodifiableCollection(objects.subMap(first, behind).values());
    }

    Collection<ObjectKey> keys() {
        return Collections.unmodifiableCollection(objects.keySet());
    }

    Collection<ObjectNode> byIndex(String name, String key) {
        Index index = indexes.get(name);
        if (index == null) {
            throw new IllegalArgumentException("there is no index " + name + ": add it before looking up by it");
        }
        Map<ObjectKey, ObjectNode> under = index.found.get(key);
        return under == null ? List.of() : Collections.unmodifiableCollection(under.values());
    }

    void addIndex(String name, Function<ObjectNode, List<String>> keys) {
        if (!indexes.containsKey(name)) {
            Index index = new Index(keys, new ConcurrentHashMap<>());
            objects.forEach(index::add);
            indexes.put(name, index);
        }
    }

    /** Puts an object in its place; the one before, null if there was none. */
    @Nullable
    ObjectNode put(ObjectKey key, ObjectNode object) {
        ObjectNode before = objects.put(key, object);
        for (Index index : indexes.values()) {
            if (before != null) {
                index.remove(key, before);
            }
            index.add(key, object);
        }
        return before;
    }

    /** Takes an object away; null if there was none. */
    @Nullable
    ObjectNode remove(ObjectKey key) {
        ObjectNode before = objects.remove(key);
        if (before != null) {
            indexes.values().forEach(index -> index.remove(key, before));
        }
        return before;
    }
}
