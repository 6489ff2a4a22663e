package io.envtest.catalogue;

import java.util.List;
import java.util.Map;

/**
 * A protobuf message of the official client.
 *
 * @param definition its name as OpenAPI writes it, {@code io.k8s.api.core.v1.Pod}
 * @param fields in the order of declaration, which is that of the Go struct
 */
record ProtoMessage(String definition, Comment comment, List<Field> fields) {

    /**
     * A field of a message.
     *
     * @param type a scalar of protobuf, or the name of a definition
     * @param mapValue the type of the values when the field is a map, else empty
     */
    record Field(String name, int number, boolean repeated, String type, String mapValue, Comment comment) {
        boolean isMap() {
            return !mapValue.isEmpty();
        }

        boolean isMessage() {
            return type.indexOf('.') >= 0;
        }
    }

    /** A comment without its markers, and the markers by name; several values of one marker are lines. */
    record Comment(String text, Map<String, String> markers) {
        static final Comment NONE = new Comment("", Map.of());

        String marker(String name) {
            return markers.getOrDefault(name, "");
        }
    }
}
