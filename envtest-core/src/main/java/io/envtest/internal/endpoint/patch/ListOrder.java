package io.envtest.internal.endpoint.patch;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The order of a list after a strategic merge: items named by the patch stand in the patch's order, the others keep
 * the order they had; where both meet, an item stays in front of one that came behind it before, and otherwise the
 * patch's items come first.
 */
final class ListOrder {

    /** Up to this many items the server sorts by insertion, which shows where an item has no position. */
    private static final int SHORT_LIST = 20;

    private ListOrder() {}

    /**
     * Orders a merged list.
     *
     * @param merged all items
     * @param patchOrder items, or only their keys, in the order the patch wants
     * @param liveOrder the list before
     * @param mergeKey what identifies items, empty for scalars
     */
    static List<JsonNode> arrange(
            List<JsonNode> merged, List<JsonNode> patchOrder, List<JsonNode> liveOrder, String mergeKey) {
        Map<JsonNode, Integer> byPatch = positions(patchOrder, mergeKey);
        Map<JsonNode, Integer> byLive = positions(liveOrder, mergeKey);
        List<JsonNode> named = new ArrayList<>();
        List<JsonNode> others = new ArrayList<>();
        for (JsonNode item : merged) {
            (byPatch.containsKey(id(item, mergeKey)) ? named : others).add(item);
        }
        sort(named, byPatch, mergeKey);
        sort(others, byLive, mergeKey);
        return weave(others, named, byLive, mergeKey);
    }

    private static List<JsonNode> weave(
            List<JsonNode> others, List<JsonNode> named, Map<JsonNode, Integer> byLive, String mergeKey) {
        List<JsonNode> all = new ArrayList<>(others.size() + named.size());
        int left = 0;
        int right = 0;
        while (left < others.size() && right < named.size()) {
            Integer before = byLive.get(id(others.get(left), mergeKey));
            Integer after = byLive.get(id(named.get(right), mergeKey));
            boolean leftFirst = before != null && after != null && before < after;
            all.add(leftFirst ? others.get(left++) : named.get(right++));
        }
        all.addAll(others.subList(left, others.size()));
        all.addAll(named.subList(right, named.size()));
        return all;
    }

    private static void sort(List<JsonNode> items, Map<JsonNode, Integer> positions, String mergeKey) {
        if (items.size() <= SHORT_LIST) {
            sortShort(items, positions, mergeKey);
        } else {
            items.sort((a, b) -> Integer.compare(
                    positions.getOrDefault(id(a, mergeKey), Integer.MAX_VALUE),
                    positions.getOrDefault(id(b, mergeKey), Integer.MAX_VALUE)));
        }
    }

    /** In the server an item without a position goes in front of whatever it is compared with. */
    private static void sortShort(List<JsonNode> items, Map<JsonNode, Integer> positions, String mergeKey) {
        for (int i = 1; i < items.size(); i++) {
            for (int j = i; j > 0; j--) {
                Integer left = positions.get(id(items.get(j - 1), mergeKey));
                Integer right = positions.get(id(items.get(j), mergeKey));
                if (left != null && right != null && right >= left) {
                    break;
                }
                Collections.swap(items, j, j - 1);
            }
        }
    }

    private static Map<JsonNode, Integer> positions(List<JsonNode> items, String mergeKey) {
        Map<JsonNode, Integer> positions = new HashMap<>();
        for (int i = 0; i < items.size(); i++) {
            positions.putIfAbsent(id(items.get(i), mergeKey), i);
        }
        return positions;
    }

    private static JsonNode id(JsonNode item, String mergeKey) {
        return mergeKey.isEmpty() ? item : key(item, mergeKey, 0);
    }

    /** The value under the merge key. */
    static JsonNode key(JsonNode item, String mergeKey, int index) {
        if (!item.isObject()) {
            throw PatchErrors.internal("value for key " + index + " is not a map");
        }
        JsonNode key = item.get(mergeKey);
        if (key == null) {
            throw noMergeKey(item, mergeKey);
        }
        return key;
    }

    private static RuntimeException noMergeKey(JsonNode item, String mergeKey) {
        return PatchErrors.internal("map: " + GoText.plain(item) + " does not contain declared merge key: " + mergeKey);
    }
}
