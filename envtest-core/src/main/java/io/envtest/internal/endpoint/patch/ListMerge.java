package io.envtest.internal.endpoint.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.schema.catalogue.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Merges two lists of one strategic merge patch: scalars as sets, objects by their merge key. */
final class ListMerge {

    private final Type items;

    private final String mergeKey;

    ListMerge(Type items, String mergeKey) {
        this.items = items;
        this.mergeKey = mergeKey;
    }

    /** The merged list, ordered. Items of the patch are changed, the lists themselves are not. */
    List<JsonNode> merge(ArrayNode live, ArrayNode patch, boolean deletes) {
        List<JsonNode> liveItems = list(live);
        List<JsonNode> patchItems = list(patch);
        if (liveItems.isEmpty() && patchItems.isEmpty()) {
            return liveItems;
        }
        if (elementType(live, patch) != JsonNodeType.OBJECT) {
            return deletes ? without(liveItems, patchItems) : union(liveItems, patchItems);
        }
        if (mergeKey.isEmpty()) {
            throw PatchErrors.internal("cannot merge lists without merge key for " + items.goName());
        }
        return mergeObjects(liveItems, patchItems);
    }

    static List<JsonNode> list(ArrayNode array) {
        List<JsonNode> items = new ArrayList<>(array.size());
        array.forEach(items::add);
        return items;
    }

    /** The one JSON type of all items; lists of lists and mixed lists cannot be merged. */
    static JsonNodeType elementType(ArrayNode live, ArrayNode patch) {
        if (live.isEmpty() && patch.isEmpty()) {
            throw PatchErrors.internal("no elements in any of the given slices");
        }
        Set<Object> types = new HashSet<>();
        for (ArrayNode array : List.of(live, patch)) {
            array.forEach(item -> types.add(item.isNumber() ? item.isIntegralNumber() : item.getNodeType()));
        }
        if (types.size() != 1) {
            throw PatchErrors.internal(
                    "list element types are not identical: [" + GoText.plain(live) + " " + GoText.plain(patch) + "]");
        }
        JsonNode first = live.isEmpty() ? patch.get(0) : live.get(0);
        if (first.isArray()) {
            throw PatchErrors.unprocessable();
        }
        return first.getNodeType();
    }

    private static List<JsonNode> without(List<JsonNode> live, List<JsonNode> patch) {
        Set<JsonNode> deleted = new HashSet<>(patch);
        live.removeIf(deleted::contains);
        return live;
    }

    private static List<JsonNode> union(List<JsonNode> live, List<JsonNode> patch) {
        Set<JsonNode> merged = new LinkedHashSet<>(live);
        merged.addAll(patch);
        return ListOrder.arrange(new ArrayList<>(merged), patch, live, "");
    }

    private List<JsonNode> mergeObjects(List<JsonNode> live, List<JsonNode> patch) {
        List<JsonNode> changes = new ArrayList<>(patch.size());
        Set<JsonNode> deleted = new HashSet<>();
        boolean replaces = false;
        for (JsonNode item : patch) {
            JsonNode directive = item.get(Directives.PATCH);
            if (directive == null) {
                changes.add(item);
            } else if (directive.asText().equals("replace")) {
                replaces = true;
            } else {
                deleted.add(deletedKey(item, directive));
            }
        }
        if (replaces) {
            return ListOrder.arrange(changes, List.of(), changes, mergeKey);
        }
        List<JsonNode> kept = new ArrayList<>(live);
        kept.removeIf(item -> !deleted.isEmpty() && deleted.contains(ListOrder.key(item, mergeKey, 0)));
        return ListOrder.arrange(mergeByKey(kept, changes), changes, kept, mergeKey);
    }

    private JsonNode deletedKey(JsonNode item, JsonNode directive) {
        if (directive.asText().equals("merge")) {
            throw PatchErrors.internal("merging lists cannot yet be specified in the patch");
        }
        if (!directive.asText().equals("delete")) {
            throw StrategicMergePatch.unknownDirective(directive, item);
        }
        return ListOrder.key(item, mergeKey, 0);
    }

    static RuntimeException notAnObject(JsonNode item) {
        return PatchErrors.internal("expected a map[string]interface {}, but received a " + GoText.typeUnderText(item));
    }

    /** The items of a patch but those that only delete. */
    static List<JsonNode> withoutDeletes(ArrayNode patch, String mergeKey) {
        List<JsonNode> named = new ArrayList<>(patch.size());
        for (JsonNode item : patch) {
            if (!mergeKey.isEmpty() && !item.isObject()) {
                throw notAnObject(item);
            }
            if (mergeKey.isEmpty() || !item.path(Directives.PATCH).asText().equals("delete")) {
                named.add(item);
            }
        }
        return named;
    }

    /**
     * The order from which the server works out where unnamed items belong: that of the list before, in which new items
     * have taken the places at the end that deleted ones left.
     */
    static List<JsonNode> slots(ArrayNode live, ArrayNode patch, String mergeKey) {
        List<JsonNode> kept = list(live);
        if (mergeKey.isEmpty()) {
            return kept;
        }
        Set<JsonNode> deleted = new HashSet<>();
        Map<JsonNode, JsonNode> added = new LinkedHashMap<>();
        for (JsonNode item : patch) {
            if (item.path(Directives.PATCH).asText().equals("delete")) {
                deleted.add(item.path(mergeKey));
            } else if (item.has(mergeKey)) {
                added.put(item.path(mergeKey), item);
            }
        }
        kept.removeIf(item -> deleted.contains(item.path(mergeKey)));
        kept.forEach(item -> added.remove(item.path(mergeKey)));
        int freed = live.size() - kept.size();
        added.values().stream().limit(freed).forEach(kept::add);
        return kept;
    }

    private List<JsonNode> mergeByKey(List<JsonNode> live, List<JsonNode> changes) {
        List<JsonNode> merged = new ArrayList<>(live);
        Map<JsonNode, Integer> byKey = new HashMap<>();
        for (int i = 0; i < merged.size(); i++) {
            byKey.putIfAbsent(ListOrder.key(merged.get(i), mergeKey, i), i);
        }
        for (JsonNode change : changes) {
            Integer index = byKey.putIfAbsent(ListOrder.key(change, mergeKey, 0), merged.size());
            if (index == null) {
                merged.add(change);
            } else {
                ObjectNode target = (ObjectNode) merged.get(index);
                merged.set(index, ObjectMerge.merge(target, (ObjectNode) change, items));
            }
        }
        return merged;
    }
}
