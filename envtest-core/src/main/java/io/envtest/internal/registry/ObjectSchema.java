package io.envtest.internal.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.codec.Spelling;
import java.util.List;
import java.util.Optional;

/**
 * How the objects of a resource are shaped: from the type catalogue for built-in kinds, from the CRD's schema for custom
 * resources. Thread-safe.
 */
public interface ObjectSchema {

    /**
     * Brings a decoded object into the server's form: refuses wrong types with the decoder's words (400), drops unknown
     * fields, nulls and empty values that the kind does not keep.
     *
     * @param object the object as sent; changed in place
     * @return unknown fields, each worded as {@code unknown field "spec.foo"}, in order
     */
    default List<String> normalise(ObjectNode object) {
        return normalise(object, Spelling.KEPT);
    }

    /**
     * The same.
     *
     * @param spelling how parts are spelled from now on that the kind keeps byte for byte
     */
    List<String> normalise(ObjectNode object, Spelling spelling);

    /**
     * Brings an object that server-side apply has merged into the server's form: as if it had been sent, or as it is
     * where the kind's objects are merged without being read again.
     *
     * @param object the merged object; changed in place
     */
    default void normaliseMerged(ObjectNode object) {
        normalise(object);
    }

    /**
     * Brings an object that a strategy has changed into the form in which it is stored: fields in their order, empty
     * values only where the kind keeps them.
     *
     * @param object the object in any version of its kind; changed in place
     */
    default void complete(ObjectNode object) {}

    /** Fills in defaults that the schema states (custom resources); the kind's strategy does the others. */
    void setDefaults(ObjectNode object);

    /**
     * The schema of a custom resource as its definition states it; empty for built-in kinds, which the type catalogue
     * describes, and where nothing is stated.
     *
     * @return a schema of OpenAPI v3, not to be changed
     */
    default Optional<ObjectNode> published() {
        return Optional.empty();
    }
}
