package io.envtest.internal.registry;

/** What holds for a kind, or for a subresource of it, whatever the object is. What no strategy says does not hold. */
public enum Trait {

    /** An update of a missing object creates it. */
    ALLOWS_CREATE_ON_UPDATE,

    /** An update may not leave out the resourceVersion. */
    FORBIDS_UNCONDITIONAL_UPDATE,

    /** No watch cache answers a get: a version that is none is refused as a list refuses it. */
    IS_NOT_CACHED,

    /** Nothing is appended to metadata.generateName to make a name of it. */
    KEEPS_GENERATE_NAME,

    /** Finalizers need not be those of Kubernetes itself nor have a domain in front. */
    TAKES_ANY_FINALIZER,

    /** metadata.generation starts at 1 and rises with each change outside metadata and status. */
    COUNTS_GENERATIONS,

    /** A list or map that was sent empty raises the generation, too, though it means the same as an absent one. */
    COUNTS_EMPTIES,

    /** Whether the generation rises is judged before {@link Strategy#prepareForUpdate}, by what falls away there, too. */
    COUNTS_WHAT_IS_DROPPED,

    /** Rules tell a list or map that was sent empty from an absent one. */
    JUDGES_EMPTIES,

    /** Preconditions of a deletion are checked before the store checks them, and refused in other words. */
    CHECKS_PRECONDITIONS,

    /** What a client says of dependents makes no difference to a deletion. */
    OWNS_NO_DEPENDENTS,

    /** Dependents are orphaned when the client does not say what to do with them. */
    ORPHANS_BY_DEFAULT,

    /** The answer to a DELETE is the object rather than a Status. */
    DELETE_RETURNS_OBJECT
}
