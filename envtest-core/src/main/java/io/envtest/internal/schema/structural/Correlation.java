package io.envtest.internal.schema.structural;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.meta.Trees;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A value of a changed object beside the value that stood in its place before. Items of lists correspond by their keys,
 * those of other lists do not. Not thread-safe.
 *
 * @see <a href="https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#validation-ratcheting">Validation ratcheting</a>
 */
public final class Correlation {

    private final JsonNode value;
    private final JsonNode old;
    private final StructuralSchema schema;
    private final Map<Object, Correlation> children = new HashMap<>();
    private @Nullable KeyedItems oldItems;
    private @Nullable Boolean same;

    /** A value and its predecessor, under their common schema. */
    public Correlation(JsonNode value, JsonNode old, StructuralSchema schema) {
        this.value = value;
        this.old = old;
        this.schema = schema;
    }

    /** The same for a field; null where one of the two or the schema does not have it. */
    public @Nullable Correlation field(String name) {
        Correlation known = children.get(name);
        if (known != null) {
            return known;
        }
        StructuralSchema below = schema.field(name);
        if (below == null || !(value instanceof ObjectNode) || !(old instanceof ObjectNode)) {
            return null;
        }
        JsonNode newField = value.get(name);
        JsonNode oldField = old.get(name);
        return newField == null || oldField == null ? null : keep(name, new Correlation(newField, oldField, below));
    }

    /** The same for an item; null where there was none of the same key, and in lists without keys. */
    public @Nullable Correlation item(int index) {
        Correlation known = children.get(index);
        if (known != null) {
            return known;
        }
        StructuralSchema below = schema.items();
        if (below == null || !(value instanceof ArrayNode items) || !(old instanceof ArrayNode)) {
            return null;
        }
        JsonNode before = oldItems().get(items.get(index));
        return before == null ? null : keep(index, new Correlation(items.get(index), before, below));
    }

    private Correlation keep(Object place, Correlation child) {
        children.put(place, child);
        return child;
    }

    private KeyedItems oldItems() {
        KeyedItems known = oldItems;
        if (known == null) {
            known = KeyedItems.of(old, schema);
            oldItems = known;
        }
        return known;
    }

    /** Whether nothing has changed, as far as the schema knows the value: what it does not know counts as changed. */
    public boolean same() {
        Boolean known = same;
        if (known == null) {
            known = compare();
            same = known;
        }
        return known;
    }

    private boolean compare() {
        if (value instanceof ObjectNode object && old instanceof ObjectNode) {
            return object.size() == old.size() && sameFields(object.properties());
        }
        if (value instanceof ArrayNode items && old instanceof ArrayNode) {
            return items.size() == old.size()
                    && (schema.listType().equals("map") ? sameItems() : Trees.same(value, old));
        }
        return Trees.same(value, old);
    }

    private boolean sameFields(Set<Map.Entry<String, JsonNode>> fields) {
        for (Map.Entry<String, JsonNode> member : fields) {
            Correlation child = field(member.getKey());
            if (child == null || !child.same()) {
                return false;
            }
        }
        return true;
    }

    private boolean sameItems() {
        for (int i = 0; i < value.size(); i++) {
            Correlation child = item(i);
            if (child == null || !child.same()) {
                return false;
            }
        }
        return true;
    }
}
