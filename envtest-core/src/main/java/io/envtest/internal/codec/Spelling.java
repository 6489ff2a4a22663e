package io.envtest.internal.codec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * How the opaque parts of an object are spelled from now on: that depends on the way on which the object came.
 *
 * @see OpaqueObject
 */
@FunctionalInterface
public interface Spelling {

    /** As they are. */
    Spelling KEPT = (path, part) -> OpaqueObject.spelling(part);

    /** Without blanks, as a patch of a text leaves them. */
    Spelling COMPACT = (path, part) -> GoJsonWriter.compact(OpaqueObject.spelling(part));

    /** As Go writes a map: keys in their order, numbers as it prints them. */
    Spelling MAP = (path, part) -> OpaqueObject.ofMap(part).text();

    /** As they stand in the text of the whole object, in JSON. */
    static Spelling of(byte[] json) {
        return (path, part) -> {
            byte[] text = JsonPart.find(json, path);
            return text == null ? KEPT.text(path, part) : text;
        };
    }

    /**
     * The text of a part.
     *
     * @param path names and indices that lead to it
     * @param part what was read of it
     */
    byte[] text(List<Object> path, JsonNode part);
}
