package io.envtest.internal.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * A change of an object: replacement, patch or apply.
 *
 * @param function from the current object to the new one
 * @param createsMissing whether it creates a missing object whatever the kind says (apply)
 * @param tracksFields whether the function has already brought managedFields up to date (apply)
 * @param replacement what replaces the object whatever it is now, null for a patch
 * @param expectedUid uid that the current object must have (the one in a replacement), empty for any
 * @param refusal throws what else is wrong with the new object, once it is sure that it follows the current one
 */
public record ObjectUpdate(
        Function function,
        boolean createsMissing,
        boolean tracksFields,
        @Nullable ObjectNode replacement,
        String expectedUid,
        Runnable refusal) {

    /** A change that nothing else refuses. */
    public ObjectUpdate(
            Function function,
            boolean createsMissing,
            boolean tracksFields,
            @Nullable ObjectNode replacement,
            String expectedUid) {
        this(function, createsMissing, tracksFields, replacement, expectedUid, () -> {});
    }

    /** From the current object to the new one, both in the version that was asked for. */
    @FunctionalInterface
    public interface Function {

        /**
         * Makes the new object: decoded, normalised and defaulted. Called again after a lost race.
         *
         * @param current the object as it is, not to be changed; empty if there is none
         * @return the new object, owned by the store from here on
         */
        ObjectNode apply(ObjectNode current);
    }

    /** A PUT. */
    public static ObjectUpdate replace(ObjectNode object) {
        String uid = object.path("metadata").path("uid").asText("");
        return new ObjectUpdate(current -> object.deepCopy(), false, false, object, uid);
    }

    /** A PATCH that is no apply. */
    public static ObjectUpdate patch(Function function) {
        return new ObjectUpdate(function, false, false, null, "");
    }

    /** A change by the server itself, of the object with this uid (of any if it is empty): nobody comes to own fields. */
    public static ObjectUpdate own(String uid, Function function) {
        return new ObjectUpdate(function, false, true, null, uid);
    }

    /** A server-side apply; its function sets managedFields itself. */
    public static ObjectUpdate apply(Function function) {
        return new ObjectUpdate(function, true, true, null, "");
    }

    /** This change with something that may refuse it in the end. */
    public ObjectUpdate refusedIf(Runnable check) {
        return new ObjectUpdate(function, createsMissing, tracksFields, replacement, expectedUid, check);
    }
}
