package io.envtest.internal.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Keeps {@code metadata.managedFields} up to date. The store calls it; server-side apply implements it. Objects are in
 * the version that was asked for. Thread-safe.
 *
 * @see <a href="https://kubernetes.io/docs/reference/using-api/server-side-apply/">Server-side apply</a>
 */
public interface ManagedFields {

    /** Tracks nothing; for stores that need no ownership. */
    ManagedFields NONE = new ManagedFields() {
        @Override
        public void update(Target target, ObjectNode live, ObjectNode object, String manager) {}

        @Override
        public void keepTimesIfSame(ObjectNode object, ObjectNode live) {}
    };

    /**
     * A create, replacement or patch was decoded: gives the manager what it changed, before admission; what
     * plugins change stays with whoever owned it before.
     *
     * @param live the object as it is, empty on a create
     * @param object the new object; its managedFields are set in place
     * @param manager field manager, never empty
     */
    void update(Target target, ObjectNode live, ObjectNode object, String manager);

    /** Puts back the times of entries if nothing but them differs, so that an update without effect stays one. */
    void keepTimesIfSame(ObjectNode object, ObjectNode live);
}
