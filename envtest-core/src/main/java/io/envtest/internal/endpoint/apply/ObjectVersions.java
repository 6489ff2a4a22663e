package io.envtest.internal.endpoint.apply;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** The versions of a resource in which owners of its fields may be known: for custom resources also those not served. Thread-safe. */
public interface ObjectVersions {

    /**
     * The shape of the kind in a version.
     *
     * @param apiVersion group and version, for example {@code apps/v1}
     * @return null if there is no such version (any more)
     */
    @Nullable
    Shape shape(String apiVersion);

    /**
     * An object as it is before anything was written into it: what a built-in kind always shows, such as empty structs,
     * and for custom resources nothing at all.
     *
     * @param apiVersion a served version
     * @return the object, not to be changed
     */
    ObjectNode empty(String apiVersion);

    /**
     * Converts an object between served versions.
     *
     * @param object an object in some version; not changed
     * @param apiVersion the wanted version
     * @return the object in that version
     */
    ObjectNode convert(ObjectNode object, String apiVersion);

    /**
     * Reads a merged object into the form of its kind, as far as its shape leaves open what may stand there: texts that
     * must be quantities, numbers that must be integers.
     *
     * @param object the object; changed in place
     * @param apiVersion its version
     * @return why it cannot be read, in the words that end the server's message; empty if it can
     */
    String read(ObjectNode object, String apiVersion);

    /**
     * Whether the kind is built in, so that its shape never changes and stored objects always have it.
     *
     * @return false for custom resources
     */
    boolean builtIn();
}
