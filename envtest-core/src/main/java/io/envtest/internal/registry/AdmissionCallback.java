package io.envtest.internal.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * How admission reaches a write in the middle. Objects are in the version that was asked for; all methods refuse by
 * {@link io.envtest.api.ApiException} and may be called again after a lost race.
 */
public interface AdmissionCallback {

    /** Lets everything pass unchanged. */
    AdmissionCallback NONE = new AdmissionCallback() {};

    /**
     * Called once an update turns out to be a create, before anything else: the place to authorize that, too.
     *
     * @param object the object that will be created
     */
    default void creatingOnUpdate(ObjectNode object) {}

    /**
     * Changes the object in place; called before the strategy.
     *
     * @param old the object as it is, null on a create
     */
    default void mutate(ObjectNode object, @Nullable ObjectNode old) {}

    /**
     * Checks the finished object; called after the strategy.
     *
     * @param old the object as it is, null on a create
     */
    default void validate(ObjectNode object, @Nullable ObjectNode old) {}

    /**
     * Checks a deletion; called on the object as it is.
     *
     * @param gracePeriodSeconds the time that the object's kind gives it to go, in seconds; -1 if the kind gives none, or
     *     it is on its way already
     */
    default void delete(ObjectNode old, long gracePeriodSeconds) {}
}
