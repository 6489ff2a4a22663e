package io.envtest.internal.endpoint.negotiation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.codec.Spelling;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Reads and writes objects in one media type. Thread-safe. */
public interface BodyFormat {

    /**
     * A body that was read.
     *
     * @param value what it holds
     * @param notes what strict reading would refuse, each a warning's text
     * @param strictText the same in the words of strict reading, empty if there are no notes
     * @param order how notes and unknown fields are told together
     * @param spelling how its opaque parts are spelled
     */
    record Body(JsonNode value, List<String> notes, String strictText, Order order, Spelling spelling) {

        /** A body whose notes are told before its unknown fields. */
        public Body(JsonNode value, List<String> notes, String strictText) {
            this(value, notes, strictText, Order.NOTES_FIRST, Spelling.KEPT);
        }

        /** The same body without some of its notes, if it is one whose notes are told one by one. */
        public Body without(Predicate<String> unnoticed) {
            List<String> kept = notes.stream().filter(unnoticed.negate()).toList();
            return order == Order.NOTES_FIRST || kept.size() == notes.size()
                    ? this
                    : new Body(value, kept, String.join(", ", kept), order, spelling);
        }

        /** What strict reading refuses. */
        public List<String> refusals(List<String> unknown) {
            List<String> first = strictText.isEmpty() ? List.of() : List.of(strictText);
            return order == Order.NOTES_FIRST ? order.merge(first, unknown) : warnings(unknown);
        }

        /** What other reading warns of. */
        public List<String> warnings(List<String> unknown) {
            return notes.isEmpty() || unknown.isEmpty()
                    ? Order.NOTES_FIRST.merge(notes, unknown)
                    : order.merge(notes, unknown);
        }
    }

    /** Puts the notes about a body and its unknown fields into one order. */
    @FunctionalInterface
    interface Order {

        /** First what the format noted, then what the type does not know. */
        Order NOTES_FIRST = (notes, unknown) ->
                Stream.concat(notes.stream(), unknown.stream()).toList();

        /** Both in one list. */
        List<String> merge(List<String> notes, List<String> unknown);
    }

    /** Reads a body. */
    Body read(byte[] content) throws MalformedBodyException;

    /** Reads a body that is no struct: of a member given twice the second counts. */
    default Body readUntyped(byte[] content) throws MalformedBodyException {
        return read(content);
    }

    /** Writes an object. */
    byte[] write(ObjectNode object);

    /** Writes an event of a watch, as it stands in a stream. */
    byte[] event(String type, ObjectNode object);
}
