package io.envtest.internal.controller.namespace;

import io.envtest.internal.controller.runtime.Timestamps;
import io.envtest.time.ClusterClock;
import io.envtest.view.core.v1.Namespace;
import io.envtest.view.core.v1.NamespaceCondition;

/** Writes how far the deletion of a namespace has come into its conditions. */
final class NamespaceConditions {

    private final ClusterClock clock;

    NamespaceConditions(ClusterClock clock) {
        this.clock = clock;
    }

    /** Whether anything changed. */
    boolean update(Namespace namespace, Remains remains) {
        boolean changed = set(
                namespace,
                "NamespaceDeletionDiscoveryFailure",
                false,
                "ResourcesDiscovered",
                "All resources successfully discovered");
        changed |= set(
                namespace,
                "NamespaceDeletionGroupVersionParsingFailure",
                false,
                "ParsedGroupVersions",
                "All legacy kube types successfully parsed");
        changed |= content(namespace, remains);
        changed |= resources(namespace, remains.resourceText());
        changed |= finalizers(namespace, remains.finalizerText());
        return changed;
    }

    private boolean content(Namespace namespace, Remains remains) {
        String type = "NamespaceDeletionContentFailure";
        if (remains.failures().isEmpty()) {
            return set(
                    namespace,
                    type,
                    false,
                    "ContentDeleted",
                    "All content successfully deleted, may be waiting on finalization");
        }
        String message = "Failed to delete all resource types, "
                + remains.failures().size() + " remaining: " + String.join(", ", remains.failures());
        return set(namespace, type, true, "ContentDeletionFailed", message);
    }

    private boolean resources(Namespace namespace, String left) {
        String type = "NamespaceContentRemaining";
        return left.isEmpty()
                ? set(namespace, type, false, "ContentRemoved", "All content successfully removed")
                : set(namespace, type, true, "SomeResourcesRemain", "Some resources are remaining: " + left);
    }

    private boolean finalizers(Namespace namespace, String left) {
        String type = "NamespaceFinalizersRemaining";
        return left.isEmpty()
                ? set(namespace, type, false, "ContentHasNoFinalizers", "All content-preserving finalizers finished")
                : set(
                        namespace,
                        type,
                        true,
                        "SomeFinalizersRemain",
                        "Some content in the namespace has finalizers remaining: " + left);
    }

    private boolean set(Namespace namespace, String type, boolean value, String reason, String message) {
        String status = value ? "True" : "False";
        for (NamespaceCondition condition : namespace.status().conditions()) {
            if (condition.type().equals(type)) {
                return change(condition, status, reason, message);
            }
        }
        NamespaceCondition condition = namespace.status().addConditions();
        condition.setType(type).setStatus(status).setLastTransitionTime(Timestamps.now(clock));
        condition.setReason(reason).setMessage(message);
        return true;
    }

    private boolean change(NamespaceCondition condition, String status, String reason, String message) {
        if (condition.status().equals(status)
                && condition.reason().equals(reason)
                && condition.message().equals(message)) {
            return false;
        }
        if (!condition.status().equals(status)) {
            condition.setLastTransitionTime(Timestamps.now(clock));
        }
        condition.setStatus(status).setReason(reason).setMessage(message);
        return true;
    }
}
