package io.envtest.internal.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.rule.NameRule;
import io.envtest.internal.registry.rule.NameRules;
import io.envtest.internal.registry.rule.ObjectMetaRules;
import java.util.Map;
import java.util.Optional;

/**
 * What is special about a kind, or about one subresource of it, when it is written. The generic store calls the methods
 * in this order:
 *
 * <ol>
 *   <li>create: {@link #setDefaults} (after decoding and again after mutating admission), {@link #allocate}, {@link
 *       #prepareForCreate}, {@link #validateCreate}, {@link #warnOnCreate}
 *   <li>update: {@link #setDefaults}, {@link #allocate}, {@link #prepareForUpdate}, {@link #validateUpdate}, {@link
 *       #warnOnUpdate}
 * </ol>
 *
 * An object as it was before is shared with others and not to be changed, neither where it stands nor where a part of it
 * is taken over. Objects are in the storage version except in {@link #setDefaults}, which is given the version that was sent. The
 * generic store itself does: metadata (uid, creationTimestamp, generateName, generation of kinds that have it,
 * deletion fields, managedFields), the rules for metadata of every object, resourceVersion checks. Implementations are stateless or
 * thread-safe.
 */
public interface Strategy {

    /** The strategy of kinds without anything special. */
    Strategy PLAIN = new Strategy() {};

    /** Whether something holds for the kind. */
    default boolean has(Trait trait) {
        return false;
    }

    /** How names must look; a DNS subdomain by default. */
    default NameRule nameRule() {
        return NameRules.DNS_SUBDOMAIN;
    }

    /** Whether the change raises metadata.generation, of a kind that counts: by default all outside metadata and status. */
    default boolean raisesGeneration(ObjectNode object, ObjectNode old) {
        return Generations.differ(object, old);
    }

    /** Fills in defaults; called on every decoded object, so it must be idempotent. */
    default void setDefaults(ObjectNode object) {}

    /** Drops or sets what clients may not say on create, for example status. */
    default void prepareForCreate(StrategyContext context, ObjectNode object) {}

    /** Checks a new object, metadata included; by default only that. */
    default void validateCreate(StrategyContext context, ObjectNode object, FieldErrors errors) {
        ObjectMetaRules.created(
                errors, ObjectMetaRules.of(object), context.definition().namespaced(), nameRule());
    }

    /** Adds warnings about a valid new object. */
    default void warnOnCreate(StrategyContext context, ObjectNode object) {}

    /**
     * Fills in what reading the object from the store fills in; called at the end of a create and an update, on an object
     * of the stored version. Where the strategy itself has made something that defaults follow from.
     */
    default void completeStored(ObjectNode object) {}

    /**
     * Whether a new object is stored without something that is filled in whenever it is read, so that its first update
     * writes it again even if that changes nothing.
     */
    default boolean storesLess(ObjectNode created) {
        return false;
    }

    /** Drops or sets what clients may not change, for example status, before validation. */
    default void prepareForUpdate(StrategyContext context, ObjectNode object, ObjectNode old) {}

    /**
     * Checks a changed object, metadata included; by default only that. The generic store has checked metadata on its
     * own account before: an error shows in the answer as often as it is found, as on the real server.
     */
    default void validateUpdate(StrategyContext context, ObjectNode object, ObjectNode old, FieldErrors errors) {
        ObjectMetaRules.updated(errors, ObjectMetaRules.of(object), ObjectMetaRules.of(old));
    }

    /** Adds warnings about a valid change. */
    default void warnOnUpdate(StrategyContext context, ObjectNode object, ObjectNode old) {}

    /**
     * Takes what the object needs from a pool (cluster IPs, node ports), before the rules see it; what it takes is given
     * back if the rules refuse.
     *
     * @param old the object before, an empty object on create
     * @return how to give it back if the write fails, and what to release once it has succeeded
     */
    default Allocation allocate(StrategyContext context, ObjectNode object, ObjectNode old) {
        return Allocation.NONE;
    }

    /** Gives back to pools what a deleted object held. */
    default void release(ObjectNode deleted) {}

    /**
     * Seconds a deleted object may take to go, or -1 if it goes at once (all kinds but pods).
     *
     * @param requested what the client asked for, -1 if nothing
     */
    default long gracePeriodSeconds(ObjectNode object, long requested) {
        return -1;
    }

    /**
     * Marks an object for deletion in a way of its kind's own: the first request only marks (a namespace becomes
     * Terminating), and the object goes with a later write.
     *
     * @return whether the kind does so; false leaves the object as it is
     */
    default boolean markForDeletion(ObjectNode object) {
        return false;
    }

    /** Whether something besides metadata.finalizers holds up the deletion of the object. */
    default boolean holdsDeletion(ObjectNode object) {
        return false;
    }

    /** Why nobody may delete the object of that name by its name, for example because the server itself needs it. */
    default Optional<String> neverDeleted(String name) {
        return Optional.empty();
    }

    /** What a client is warned of who does not say what to do with dependents, empty for nothing. */
    default String deletionWarning() {
        return "";
    }

    /** Selectable fields besides metadata.name and metadata.namespace, by path. */
    default Map<String, String> selectableFields(ObjectNode object) {
        return Map.of();
    }

    /** What is indexed to select objects by, in any version of the kind; by default the selectable fields. */
    default Map<String, String> indexedFields(ObjectNode object) {
        return selectableFields(object);
    }

    /** What {@link #allocate} took. */
    interface Allocation {

        /** Nothing taken. */
        Allocation NONE = new Allocation() {};

        /** The write succeeded: release what the old object no longer needs. */
        default void committed() {}

        /** The write failed or was a dry run: give everything back. */
        default void undo() {}
    }
}
