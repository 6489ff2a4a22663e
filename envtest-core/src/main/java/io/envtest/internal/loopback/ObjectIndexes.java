package io.envtest.internal.loopback;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.ObjectKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** One index of an informer. Not thread-safe: the informer's lock guards it. */
final class ObjectIndexes {

    private final Function<ObjectNode, List<String>> keysOf;
    private final Map<String, TreeMap<ObjectKey, ObjectNode>> byKey = new HashMap<>();
    private final Map<ObjectKey, List<String>> keys = new HashMap<>();

    ObjectIndexes(Function<ObjectNode, List<String>> keysOf) {
        this.keysOf = keysOf;
    }

    void put(ObjectKey key, ObjectNode object) {
        remove(key);
        List<String> now = keysOf.apply(object);
        keys.put(key, now);
        now.forEach(k -> byKey.computeIfAbsent(k, n -> new TreeMap<>()).put(key, object));
    }

    void remove(ObjectKey key) {
        for (String old : keys.getOrDefault(key, List.of())) {
            Map<ObjectKey, ObjectNode> objects = byKey.get(old);
            objects.remove(key);
            if (objects.isEmpty()) {
                byKey.remove(old);
            }
        }
        keys.remove(key);
    }

    Collection<ObjectNode> get(String key) {
        return List.copyOf(byKey.getOrDefault(key, new TreeMap<>()).values());
    }
}
