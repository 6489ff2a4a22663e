package io.envtest.cel.value;

import com.fasterxml.jackson.databind.JsonNode;
import io.envtest.cel.value.SchemaType.Shape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A JSON object read in place. */
final class JsonMap extends MapValue {

    private final JsonNode object;
    private final SchemaType type;

    private JsonMap(JsonNode object, SchemaType type) {
        this.object = object;
        this.type = type;
    }

    static JsonMap of(JsonNode object, SchemaType type) {
        return new JsonMap(object, type);
    }

    @Override
    public int size() {
        return object.size();
    }

    @Override
    public @Nullable Object find(Object key) {
        if (!(key instanceof String name)) {
            return null;
        }
        if (type.shape() != Shape.OBJECT) {
            return read(name, elementType());
        }
        SchemaType.Field field = type.fields().get(name);
        return field == null ? null : readField(field);
    }

    /** A field with the value null counts as one that is not there. */
    private @Nullable Object readField(SchemaType.Field field) {
        JsonNode member = object.get(field.jsonName());
        return member == null || member.isNull() ? null : JsonValues.of(member, field.type());
    }

    private SchemaType elementType() {
        SchemaType element = type.element();
        return element == null ? SchemaType.ANY : element;
    }

    private @Nullable Object read(String jsonName, SchemaType memberType) {
        JsonNode member = object.get(jsonName);
        return member == null ? null : JsonValues.of(member, memberType);
    }

    @Override
    public Iterable<Object> keys() {
        List<Object> keys = new ArrayList<>(object.size());
        object.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    @Override
    public boolean equalTo(MapValue other) {
        if (type.shape() == Shape.OBJECT && other instanceof JsonMap that && that.type.shape() == Shape.OBJECT) {
            return object.equals(that.object) || (object.size() == that.object.size() && fieldsEqual(that));
        }
        return super.equalTo(other);
    }

    private boolean fieldsEqual(JsonMap other) {
        for (SchemaType.Field field : type.fields().values()) {
            Object mine = readField(field);
            Object theirs = other.readField(field);
            if (mine == null || theirs == null ? mine != theirs : !Values.equal(mine, theirs)) {
                return false;
            }
        }
        return true;
    }
}
