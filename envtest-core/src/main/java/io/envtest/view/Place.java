package io.envtest.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** Where a view stands in the tree of its parent: in a field, at an index of a list, or at a key of a map. */
public final class Place {
    /** The place of a view that only serves to make others of its class. */
    public static final Place NOWHERE = new Place(null, "", -1, null);

    private final @Nullable View parent;
    private final String field;
    private final int index;
    private final @Nullable String key;

    Place(@Nullable View parent, String field, int index, @Nullable String key) {
        this.parent = parent;
        this.field = field;
        this.index = index;
        this.key = key;
    }

    /** What the tree holds there now. */
    JsonNode read() {
        if (parent == null) {
            return MissingNode.getInstance();
        }
        JsonNode value = parent.get(field);
        if (index >= 0) {
            return value.path(index);
        }
        return key == null ? value : value.path(key);
    }

    /** The object there, made together with everything above it when it is absent or of another type. */
    ObjectNode materialize() {
        if (read() instanceof ObjectNode existing) {
            return existing;
        }
        if (parent == null) {
            throw new IllegalStateException("a view without a place cannot be written to");
        }
        ObjectNode owner = parent.materialize();
        if (index >= 0) {
            ArrayNode array = parent.array(field);
            return index < array.size() ? replace(array) : array.addObject();
        }
        return key == null ? owner.putObject(field) : parent.object(field).putObject(key);
    }

    private ObjectNode replace(ArrayNode array) {
        ObjectNode element = array.objectNode();
        array.set(index, element);
        return element;
    }

    FieldPath path() {
        if (parent == null) {
            return FieldPath.root();
        }
        FieldPath path = parent.path().child(field);
        if (index >= 0) {
            return path.index(index);
        }
        return key == null ? path : path.key(key);
    }
}
