package io.envtest.cel.value;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A place of a schema as the language sees it: the type that the checker uses, how JSON at that place becomes a value, and the
 * sizes that costs are estimated with. Immutable; equal when all of that is.
 *
 * @param shape how JSON becomes a value
 * @param celType the type for the checker; null where expressions cannot reach, such as data without a schema
 * @param fields the fields of an object by the name expressions use
 * @param element the type of list items or map values
 * @param listKind by what rules a list is compared and added to
 * @param listMapKeys the key fields of a list of kind map, by the name expressions use
 * @param maxElements how many characters, bytes, items or entries a value has at most
 * @param minSerializedSize how many bytes a value takes at least in JSON
 */
public record SchemaType(
        Shape shape,
        @Nullable CelType celType,
        Map<String, Field> fields,
        @Nullable SchemaType element,
        ListKind listKind,
        List<String> listMapKeys,
        long maxElements,
        long minSerializedSize) {

    /** How JSON becomes a value. */
    public enum Shape {
        /** A string or an int. */
        INT_OR_STRING,
        /** An object with fields. */
        OBJECT,
        /** An object with keys of the user's own. */
        MAP,
        /** An array. */
        LIST,
        /** A string. */
        STRING,
        /** A string that holds a duration. */
        DURATION,
        /** A string that holds a date. */
        DATE,
        /** A string that holds a date and time. */
        DATE_TIME,
        /** A string that holds bytes in base64. */
        BYTES,
        /** A number, always as a double. */
        NUMBER,
        /** An int. */
        INTEGER,
        /** A bool. */
        BOOLEAN,
        /** Whatever it is, without a schema. */
        ANY
    }

    /** By what rules a list is compared and added to. */
    public enum ListKind {
        /** In order. */
        ATOMIC,
        /** As a set. */
        SET,
        /** By key fields. */
        MAP
    }

    /**
     * A field of an object.
     *
     * @param jsonName its name in JSON
     * @param type its type
     */
    public record Field(String jsonName, SchemaType type) {}

    /** Data without a schema: every value is what its JSON says. */
    public static final SchemaType ANY =
            new SchemaType(Shape.ANY, CelType.DYN, Map.of(), null, ListKind.ATOMIC, List.of(), 0, 0);
}
