package io.envtest.internal.endpoint.negotiation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Reads and writes objects in one media type. Thread-safe. */
public interface BodyFormat {

    /**
     * A body that was read.
     *
     * @param value what it holds
     * @param notes what strict reading would refuse, each a warning's text
     * @param strictText the same in the words of strict reading, empty if there are no notes
     */
    record Body(JsonNode value, List<String> notes, String strictText) {}

    /** Reads a body. */
    Body read(byte[] content) throws MalformedBodyException;

    /** Writes an object. */
    byte[] write(ObjectNode object);

    /** Writes an event of a watch, as it stands in a stream. */
    byte[] event(String type, ObjectNode object);
}
