package io.envtest.cel.value;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An object that an expression made, of a type with a name. */
public final class StructValue extends MapValue {

    private final CelType type;
    private final Map<String, Object> fields;

    /**
     * @param type the type
     * @param fields the fields that were given; they must not change any more
     */
    public StructValue(CelType type, Map<String, Object> fields) {
        this.type = type;
        this.fields = fields;
    }

    /** The type. */
    public CelType type() {
        return type;
    }

    /** The fields that were given. */
    public Map<String, Object> fields() {
        return fields;
    }

    @Override
    public int size() {
        return fields.size();
    }

    @Override
    public @Nullable Object find(Object key) {
        return key instanceof String name ? fields.get(name) : null;
    }

    @Override
    public Iterable<Object> keys() {
        return List.copyOf(fields.keySet());
    }
}
