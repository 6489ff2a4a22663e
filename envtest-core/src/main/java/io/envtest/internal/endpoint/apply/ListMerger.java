package io.envtest.internal.endpoint.apply;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Merges two lists that are sets or maps. Items of the configuration keep its order among each other; items that only
 * the object has stay behind the item they followed.
 */
final class ListMerger {

    private final JsonNode live;

    private final ListShape list;

    private final List<PathElement> liveElements;

    private final List<PathElement> configElements;

    private final Map<PathElement, @Nullable JsonNode> liveItems = new HashMap<>();

    private final Map<PathElement, @Nullable JsonNode> configItems = new HashMap<>();

    private final List<JsonNode> merged;

    private final Set<PathElement> taken = new HashSet<>();

    /** Elements of both lists in the order of the configuration, and how many of them are merged. */
    private final List<PathElement> shared = new ArrayList<>();

    private int nextShared;

    ListMerger(JsonNode live, JsonNode config, ListShape list) {
        this.live = live;
        this.list = list;
        this.liveElements = index(live, liveItems);
        this.configElements = index(config, configItems);
        this.merged = new ArrayList<>(Math.max(live.size(), config.size()));
    }

    /** An item that stands there several times is not merged with: its value counts as unknown. */
    private List<PathElement> index(JsonNode items, Map<PathElement, @Nullable JsonNode> byElement) {
        List<PathElement> elements = new ArrayList<>(items.size());
        for (JsonNode item : items) {
            PathElement element = ItemElements.of(list, item);
            if (element != null) {
                byElement.put(element, byElement.containsKey(element) ? null : item);
                elements.add(element);
            }
        }
        return elements;
    }

    List<JsonNode> merge() {
        configElements.stream().filter(liveItems::containsKey).forEach(shared::add);
        int left = 0;
        int right = 0;
        while (left < liveElements.size() || right < configElements.size()) {
            if (left < liveElements.size() && right < configElements.size()) {
                PathElement element = liveElements.get(left);
                if (element.equals(configElements.get(right))) {
                    take(element);
                    nextShared++;
                    left++;
                    right++;
                    continue;
                }
                if (configItems.containsKey(element) && isNotNext(element)) {
                    left++;
                    continue;
                }
            }
            if (left < liveElements.size()) {
                PathElement element = liveElements.get(left);
                if (!configItems.containsKey(element)) {
                    merged.add(live.get(left++));
                    continue;
                }
                left += taken.contains(element) ? 1 : 0;
            }
            if (right < configElements.size()) {
                PathElement element = configElements.get(right++);
                take(element);
                nextShared +=
                        nextShared < shared.size() && shared.get(nextShared).equals(element) ? 1 : 0;
            }
        }
        return merged;
    }

    private boolean isNotNext(PathElement element) {
        return nextShared < shared.size() && !shared.get(nextShared).equals(element);
    }

    private void take(PathElement element) {
        taken.add(element);
        JsonNode before = liveItems.get(element);
        JsonNode after = configItems.get(element);
        if (after != null) {
            merged.add(before == null ? after : Merger.merge(before, after, list.items()));
        }
    }
}
