package io.envtest.cel.value;

import com.fasterxml.jackson.databind.JsonNode;

/** A JSON array read in place. */
class JsonList extends ListValue {

    private final JsonNode array;
    private final SchemaType elementType;

    JsonList(JsonNode array, SchemaType type) {
        SchemaType element = type.element();
        this.array = array;
        this.elementType = element == null ? SchemaType.ANY : element;
    }

    static ListValue of(JsonNode array, SchemaType type) {
        return switch (type.listKind()) {
            case ATOMIC -> new JsonList(array, type);
            case SET -> new SetList(new JsonList(array, type));
            case MAP -> new KeyedList(new JsonList(array, type), type.listMapKeys());
        };
    }

    @Override
    public Object get(int index) {
        return JsonValues.of(array.get(index), elementType);
    }

    @Override
    public int size() {
        return array.size();
    }
}
