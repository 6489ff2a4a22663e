package io.envtest.internal.schema.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A field of a struct. */
public final class Field {
    private final JsonNode row;
    private final String name;
    private final Supplier<Type> type;

    /** A field as the catalogue describes it; the short keys of the row are those that the generator writes. */
    Field(JsonNode row, Supplier<Type> type) {
        this.row = row;
        this.name = row.path("n").asText();
        this.type = type;
    }

    /** The name in JSON. */
    public String name() {
        return name;
    }

    /** What its values are. */
    public Type type() {
        return type.get();
    }

    /** Whether OpenAPI lists it as required. */
    public boolean required() {
        return row.path("r").asBoolean();
    }

    /** How server-side apply merges the list; atomic when nothing is stated. */
    public ListType listType() {
        return switch (row.path("lt").asText()) {
            case "map" -> ListType.MAP;
            case "set" -> ListType.SET;
            default -> ListType.ATOMIC;
        };
    }

    /** Whether {@code x-kubernetes-list-type} is stated. */
    public boolean listTypeStated() {
        return row.has("lt");
    }

    /** The fields that tell the elements of a list of type map apart. */
    public List<String> listMapKeys() {
        return CatalogueResource.texts(row.path("lk"));
    }

    /** Whether server-side apply takes the map or struct of this field as a whole. The type itself may be atomic too. */
    public boolean atomic() {
        return row.path("a").asBoolean();
    }

    /** Whether {@code x-kubernetes-map-type: granular} is stated: here the fields of a struct count although its type is atomic. */
    public boolean granular() {
        return row.path("g").asBoolean();
    }

    /** The words of {@code x-kubernetes-patch-strategy}: {@code merge}, {@code replace}, {@code retainKeys}. */
    public List<String> patchStrategy() {
        return CatalogueResource.texts(row.path("ps"));
    }

    /** {@code x-kubernetes-patch-merge-key}, or empty. */
    public String patchMergeKey() {
        return row.path("mk").asText();
    }

    /**
     * The default that OpenAPI v3 prints, or null. An empty object tells that Go holds the struct by value, so that the server always prints
     * it; an empty text, zero or false tell the same of a scalar.
     */
    public @Nullable JsonNode defaultValue() {
        JsonNode value = row.get("d");
        return value == null ? null : value.deepCopy();
    }

    /** The allowed values, of the elements if this is a list; empty when any value may stand here. */
    public List<String> enumValues() {
        return CatalogueResource.texts(row.path("e"));
    }

    /** The number on the wire, within the innermost of {@link #inlinePath()} if there is one; 0 when protobuf does not know the field. */
    public int protoNumber() {
        return row.path("p").asInt();
    }

    /** The name in the protobuf message, which may differ from that in JSON. */
    public String protoName() {
        return row.path("pn").asText(name);
    }

    /**
     * The numbers of the inlined structs that hold the field on the wire, outermost first; empty when the field stands in the message itself.
     * The sources of a Volume are in an inlined VolumeSource, for example.
     */
    public List<Integer> inlinePath() {
        List<Integer> path = new ArrayList<>();
        row.path("in").forEach(number -> path.add(number.asInt()));
        return List.copyOf(path);
    }

    /** The names of the structs in {@link #inlinePath()}: {@code VolumeSource}. */
    public List<String> inlineNames() {
        return CatalogueResource.texts(row.path("im"));
    }

    @Override
    public String toString() {
        return name;
    }
}
