package io.envtest.internal.controller.policy;

import com.fasterxml.jackson.databind.JsonNode;
import io.envtest.internal.schema.catalogue.Field;
import io.envtest.internal.schema.catalogue.Type;
import io.envtest.internal.schema.cel.CelSchema;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A built-in type as a schema for CEL. Where a type contains itself, anything goes. Immutable. */
final class TypeSchema implements CelSchema {

    private final Type type;
    private final @Nullable Field field;
    private final Set<String> around;

    private TypeSchema(Type type, @Nullable Field field, Set<String> around) {
        this.type = type;
        this.field = field;
        this.around = around;
    }

    /** The schema of a kind. */
    static TypeSchema of(Type type) {
        return new TypeSchema(type, null, Set.of());
    }

    @Override
    public String type() {
        return switch (type.kind()) {
            case STRING, BYTES, TIME, MICRO_TIME, DURATION, QUANTITY -> "string";
            case BOOLEAN -> "boolean";
            case INT32, INT64 -> "integer";
            case DOUBLE -> "number";
            case STRUCT -> around.contains(type.definition()) ? "" : "object";
            case MAP -> "object";
            case LIST -> "array";
            case INT_OR_STRING, ANY -> "";
        };
    }

    @Override
    public String format() {
        return switch (type.kind()) {
            case BYTES -> "byte";
            case TIME, MICRO_TIME -> "date-time";
            default -> "";
        };
    }

    @Override
    public Map<String, ? extends CelSchema> properties() {
        Map<String, TypeSchema> properties = new LinkedHashMap<>();
        if (type.kind() == Type.Kind.STRUCT && !around.contains(type.definition())) {
            Set<String> inside = new HashSet<>(around);
            inside.add(type.definition());
            type.fields().forEach(each -> properties.put(each.name(), new TypeSchema(each.type(), each, inside)));
        }
        return properties;
    }

    @Override
    public Set<String> required() {
        return type.kind() == Type.Kind.STRUCT
                ? type.fields().stream()
                        .filter(Field::required)
                        .map(Field::name)
                        .collect(Collectors.toSet())
                : Set.of();
    }

    @Override
    public @Nullable CelSchema additionalProperties() {
        return type.kind() == Type.Kind.MAP ? new TypeSchema(type.items(), null, around) : null;
    }

    @Override
    public @Nullable CelSchema items() {
        return type.kind() == Type.Kind.LIST ? new TypeSchema(type.items(), null, around) : null;
    }

    @Override
    public @Nullable Long maxLength() {
        return null;
    }

    @Override
    public @Nullable Long maxItems() {
        return null;
    }

    @Override
    public @Nullable Long maxProperties() {
        return null;
    }

    @Override
    public List<JsonNode> enumeration() {
        return List.of();
    }

    @Override
    public boolean hasDefault() {
        return field != null && field.defaultValue() != null;
    }

    @Override
    public boolean intOrString() {
        return type.kind() == Type.Kind.INT_OR_STRING;
    }

    @Override
    public boolean embeddedResource() {
        return false;
    }

    @Override
    public String listType() {
        return field == null || type.kind() != Type.Kind.LIST
                ? ""
                : field.listType().name().toLowerCase(Locale.ROOT);
    }

    @Override
    public List<String> listMapKeys() {
        return field == null ? List.of() : field.listMapKeys();
    }
}
