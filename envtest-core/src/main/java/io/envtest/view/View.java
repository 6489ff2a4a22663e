package io.envtest.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A struct of an object, read and written in its JSON tree. Reading never fails and never gives null: what is absent, null or
 * of another type than expected reads as the zero value. Lists and maps given out are read-only and show the tree as it was when asked for.
 *
 * <p>A view is as little safe for use by several threads as the tree below it.
 */
public abstract class View {
    private static final JsonNode MISSING = MissingNode.getInstance();

    private final Place place;
    private @Nullable ObjectNode node;
    private @Nullable FieldPath path;

    /** A view over a tree of its own. */
    protected View(ObjectNode node) {
        this.place = Place.NOWHERE;
        this.node = node;
    }

    /** A view over a place in the tree of another view, where there need not be anything yet. */
    protected View(Place place) {
        this.place = place;
    }

    /** A view of the same class over another place. */
    protected abstract View at(Place elsewhere);

    /** Whether there is an object here. */
    public final boolean present() {
        return current() != null;
    }

    /** The object here; an empty one that belongs to no tree when nothing is present. */
    public final ObjectNode node() {
        ObjectNode current = current();
        return current == null ? JsonNodeFactory.instance.objectNode() : current;
    }

    /** The object here, made together with everything above it when nothing is present. */
    public final ObjectNode materialize() {
        ObjectNode current = current();
        if (current == null) {
            current = place.materialize();
            node = current;
        }
        return current;
    }

    /**
     * The same place seen as another struct that has these fields, too; not for the root of an object.
     *
     * @param factory any view of the class wanted
     */
    @SuppressWarnings("unchecked") // a view makes views of its own class
    public final <T extends View> T as(T factory) {
        return (T) factory.at(place);
    }

    /** Where this view stands in its object. */
    public final FieldPath path() {
        FieldPath known = path;
        if (known == null) {
            known = place.path();
            path = known;
        }
        return known;
    }

    /** Where a field of this struct stands in the object. */
    public final FieldPath path(String field) {
        return path().child(field);
    }

    /** Takes over a copy of all fields of another view, and drops what was here. */
    public final void replaceWith(View other) {
        ObjectNode copy = other.node().deepCopy();
        ObjectNode target = materialize();
        target.removeAll();
        target.setAll(copy);
    }

    /** Whether a field is there and not null. */
    public final boolean has(String field) {
        JsonNode value = get(field);
        return !value.isMissingNode() && !value.isNull();
    }

    /** Removes a field. */
    public final void remove(String field) {
        ObjectNode current = current();
        if (current != null) {
            current.remove(field);
        }
    }

    /** The value of a field as it stands in the tree, a missing node when it is absent. */
    public final JsonNode get(String field) {
        ObjectNode current = current();
        JsonNode value = current == null ? null : current.get(field);
        return value == null ? MISSING : value;
    }

    /** The object as JSON. */
    @Override
    public final String toString() {
        return node().toString();
    }

    private @Nullable ObjectNode current() {
        if (node == null && place.read() instanceof ObjectNode found) {
            node = found;
        }
        return node;
    }

    final ArrayNode array(String field) {
        return get(field) instanceof ArrayNode array ? array : materialize().putArray(field);
    }

    final ObjectNode object(String field) {
        return get(field) instanceof ObjectNode object ? object : materialize().putObject(field);
    }

    protected final Place child(String field) {
        return new Place(this, field, -1, null);
    }

    protected final Place append(String field) {
        ArrayNode array = array(field);
        array.addObject();
        return new Place(this, field, array.size() - 1, null);
    }

    protected final Place entry(String field, String key) {
        if (!(object(field).get(key) instanceof ObjectNode)) {
            object(field).putObject(key);
        }
        return new Place(this, field, -1, key);
    }

    protected final String text(String field) {
        JsonNode value = get(field);
        return value.isTextual() ? value.textValue() : "";
    }

    protected final String quantity(String field) {
        return Values.text(get(field));
    }

    protected final boolean flag(String field) {
        return get(field).booleanValue();
    }

    protected final int int32(String field) {
        return get(field).intValue();
    }

    protected final long int64(String field) {
        return get(field).longValue();
    }

    protected final double number(String field) {
        return get(field).doubleValue();
    }

    protected final IntOrString intOrString(String field) {
        return IntOrString.read(get(field));
    }

    protected final JsonNode any(String field) {
        return get(field);
    }

    protected final List<String> texts(String field) {
        return Values.texts(get(field));
    }

    protected final List<JsonNode> nodes(String field) {
        List<JsonNode> nodes = new ArrayList<>();
        get(field).forEach(nodes::add);
        return Collections.unmodifiableList(nodes);
    }

    protected final <T> List<T> values(String field, Class<T> type) {
        return Values.list(get(field), type);
    }

    protected final <T extends View> List<T> views(String field, T factory) {
        int size = get(field) instanceof ArrayNode array ? array.size() : 0;
        return size == 0 ? Collections.emptyList() : new ViewList<>(this, field, factory, size);
    }

    protected final Map<String, String> textMap(String field) {
        JsonNode value = get(field);
        if (value.isEmpty()) {
            return Collections.emptyMap();
        }
        Map<String, String> map = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : value.properties()) {
            map.put(entry.getKey(), Values.text(entry.getValue()));
        }
        return Collections.unmodifiableMap(map);
    }

    protected final Map<String, JsonNode> nodeMap(String field) {
        Map<String, JsonNode> map = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : get(field).properties()) {
            map.put(entry.getKey(), entry.getValue());
        }
        return Collections.unmodifiableMap(map);
    }

    protected final Map<String, List<String>> textLists(String field) {
        Map<String, List<String>> map = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : get(field).properties()) {
            map.put(entry.getKey(), Values.texts(entry.getValue()));
        }
        return Collections.unmodifiableMap(map);
    }

    @SuppressWarnings("unchecked") // a view makes views of its own class
    protected final <T extends View> Map<String, T> viewMap(String field, T factory) {
        Map<String, T> map = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : get(field).properties()) {
            map.put(entry.getKey(), (T) factory.at(new Place(this, field, -1, entry.getKey())));
        }
        return Collections.unmodifiableMap(map);
    }

    protected final void put(String field, String value) {
        materialize().put(field, value);
    }

    protected final void put(String field, boolean value) {
        materialize().put(field, value);
    }

    protected final void put(String field, int value) {
        materialize().put(field, value);
    }

    protected final void put(String field, long value) {
        if (value == (int) value) {
            put(field, (int) value); // as decoding gives it
        } else {
            materialize().put(field, value);
        }
    }

    protected final void put(String field, double value) {
        materialize().put(field, value);
    }

    protected final void put(String field, JsonNode value) {
        materialize().set(field, value);
    }

    protected final void put(String field, IntOrString value) {
        if (value.isInt()) {
            materialize().put(field, value.intValue());
        } else {
            materialize().put(field, value.strValue());
        }
    }

    protected final void put(String field, Collection<String> values) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (String value : values) {
            array.add(value);
        }
        materialize().set(field, array);
    }

    protected final void put(String field, Map<String, String> values) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, String> value : values.entrySet()) {
            object.put(value.getKey(), value.getValue());
        }
        materialize().set(field, object);
    }
}
