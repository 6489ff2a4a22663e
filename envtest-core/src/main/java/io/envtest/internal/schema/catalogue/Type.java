package io.envtest.internal.schema.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A type of the built-in API. Immutable, apart from references to other types being resolved when first followed. */
public final class Type {
    /** What a value looks like in JSON, and how Go decodes it. */
    public enum Kind {
        STRING,
        BOOLEAN,
        INT32,
        INT64,
        DOUBLE,
        /** Base64 in JSON. */
        BYTES,
        /** RFC 3339 in seconds. */
        TIME,
        /** RFC 3339 in microseconds. */
        MICRO_TIME,
        /** A Go duration, {@code 1m30s}. */
        DURATION,
        QUANTITY,
        INT_OR_STRING,
        STRUCT,
        MAP,
        LIST,
        /** Free-form JSON; {@link Type#definition()} tells which: RawExtension, FieldsV1, JSON, JSONSchemaPropsOrBool… */
        ANY
    }

    private final Kind kind;
    private final String definition;
    private final @Nullable Supplier<Type> items;
    private final Map<String, Field> fields;
    private final List<Field> fieldList;
    private volatile @Nullable Object derived;
    private final boolean atomic;
    private final @Nullable JsonNode unions;

    /** A scalar, a free-form value, a list or a map. */
    Type(Kind kind, String definition, @Nullable Supplier<Type> items) {
        this.kind = kind;
        this.definition = definition;
        this.items = items;
        this.fields = Map.of();
        this.fieldList = List.of();
        this.atomic = false;
        this.unions = null;
    }

    /** A struct. */
    Type(String definition, List<Field> fields, boolean atomic, @Nullable JsonNode unions) {
        this.kind = Kind.STRUCT;
        this.definition = definition;
        this.items = null;
        Map<String, Field> byName = new LinkedHashMap<>();
        fields.forEach(field -> byName.put(field.name(), field));
        this.fields = Collections.unmodifiableMap(byName);
        this.fieldList = List.copyOf(byName.values());
        this.atomic = atomic;
        this.unions = unions;
    }

    /** What sort of type it is. */
    public Kind kind() {
        return kind;
    }

    /**
     * The name of the definition ({@code io.k8s.api.core.v1.PodSpec}), empty for an anonymous type. A list that has one is wrapped by
     * protobuf into a message of that name, with the elements in its field 1.
     */
    public String definition() {
        return definition;
    }

    /** The name of the Go type, {@code PodSpec}, as decoding errors show it; empty for an anonymous type. */
    public String goName() {
        return definition.substring(definition.lastIndexOf('.') + 1);
    }

    /** The fields of a struct in the order in which Go declares them, which is that of JSON and of the server's output. */
    public List<Field> fields() {
        return fieldList;
    }

    /** The field of that name, or null. */
    public @Nullable Field field(String jsonName) {
        return fields.get(jsonName);
    }

    /** The type of the elements of a list or of the values of a map. */
    public Type items() {
        if (items == null) {
            throw new IllegalStateException(this + " has no elements");
        }
        return items.get();
    }

    /** Whether server-side apply takes the struct as a whole. */
    public boolean atomic() {
        return atomic;
    }

    /** {@code x-kubernetes-unions} of the struct as OpenAPI v2 and v3 print it, or null. */
    public @Nullable JsonNode unions() {
        return unions == null ? null : unions.deepCopy();
    }

    /**
     * What another part of the server makes from the type, the layout for its codec: made when first asked for and kept as
     * long as the type, as long as nobody asks for something else. It must depend on the type alone; it may be made twice
     * when several ask at once.
     */
    public <T> T derived(Class<T> what, Function<Type, T> maker) {
        Object kept = derived;
        if (!what.isInstance(kept)) {
            kept = maker.apply(this);
            derived = kept;
        }
        return what.cast(kept);
    }

    /** The name of the definition, or the kind of an anonymous type. */
    @Override
    public String toString() {
        return definition.isEmpty() ? kind.name() : definition;
    }
}
