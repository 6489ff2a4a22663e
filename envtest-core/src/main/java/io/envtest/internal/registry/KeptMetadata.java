package io.envtest.internal.registry;

import io.envtest.view.meta.v1.ObjectMeta;

/** What an update cannot change, though a client may send it differently or leave it out. */
final class KeptMetadata {

    private KeptMetadata() {}

    static void carryOver(ObjectMeta meta, ObjectMeta old) {
        if (meta.uid().isEmpty()) {
            meta.setUid(old.uid());
        }
        meta.setCreationTimestamp(old.creationTimestamp());
        if (old.hasGeneration()) {
            meta.setGeneration(old.generation());
        } else {
            meta.removeGeneration();
        }
        if (old.hasDeletionTimestamp()) {
            meta.setDeletionTimestamp(old.deletionTimestamp());
        }
        if (old.hasDeletionGracePeriodSeconds() && !meta.hasDeletionGracePeriodSeconds()) {
            meta.setDeletionGracePeriodSeconds(old.deletionGracePeriodSeconds());
        }
    }
}
