package io.envtest.internal.controller.gc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.controller.gc.ObjectIdentity.OwnerRef;
import io.envtest.internal.controller.runtime.Meta;
import io.envtest.view.meta.v1.ObjectMeta;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who owns whom, by uid, and what follows from a change: which objects may have to be deleted, which owners want their dependents
 * orphaned. Thread-safe.
 */
final class Graph {

    /** Told what may have to be done; only puts it into a queue. */
    interface Listener {

        /** An object may have lost its owners, or may be done waiting for its dependents. */
        void attemptToDelete(String uid);

        /** An owner goes and leaves its dependents behind. */
        void attemptToOrphan(String uid);

        /** An object names an owner that stands in another namespace. */
        void invalidNamespace(ObjectIdentity dependent, OwnerRef owner);
    }

    private final Map<String, GraphNode> byUid = new HashMap<>();
    private final Listener listener;

    Graph(Listener listener) {
        this.listener = listener;
    }

    /** An object is there in this form. */
    synchronized void observed(ObjectNode object) {
        ObjectMeta metadata = Meta.of(object);
        GraphNode node = byUid.get(metadata.uid());
        if (node == null) {
            node = new GraphNode(ObjectIdentity.of(object));
            byUid.put(metadata.uid(), node);
        } else if (!node.isObserved()) {
            correctIdentity(node, ObjectIdentity.of(object));
        }
        node.markObserved();
        updateOwners(node, ownersOf(metadata));
        processTransitions(node, metadata);
    }

    private static List<OwnerRef> ownersOf(ObjectMeta metadata) {
        return metadata.hasOwnerReferences()
                ? metadata.ownerReferences().stream().map(OwnerRef::of).toList()
                : List.of();
    }

    /** What references said of an object may have been wrong; those who said so must be looked at. */
    private void correctIdentity(GraphNode node, ObjectIdentity actual) {
        if (actual.equals(node.identity())) {
            return;
        }
        for (GraphNode dependent : node.dependents()) {
            referenceTo(dependent, actual.uid())
                    .filter(reference ->
                            !actual.isMeantBy(reference, dependent.identity().namespace()))
                    .ifPresent(reference -> {
                        reportForeignNamespace(dependent, actual, reference);
                        listener.attemptToDelete(dependent.identity().uid());
                    });
        }
        node.setIdentity(actual);
    }

    private void reportForeignNamespace(GraphNode dependent, ObjectIdentity owner, OwnerRef reference) {
        String namespace = dependent.identity().namespace();
        if (!owner.namespace().isEmpty() && !owner.namespace().equals(namespace)) {
            listener.invalidNamespace(dependent.identity(), reference);
        }
    }

    private static Optional<OwnerRef> referenceTo(GraphNode dependent, String uid) {
        return dependent.owners().stream()
                .filter(owner -> owner.uid().equals(uid))
                .findFirst();
    }

    private void updateOwners(GraphNode node, List<OwnerRef> now) {
        List<OwnerRef> before = node.owners();
        if (now.equals(before)) {
            return;
        }
        node.setOwners(now);
        for (OwnerRef owner : before) {
            if (now.stream().noneMatch(other -> other.uid().equals(owner.uid()))) {
                Optional.ofNullable(byUid.get(owner.uid())).ifPresent(known -> known.removeDependent(node));
            }
            unblock(owner, now);
        }
        boolean doubtful = false;
        for (OwnerRef owner : now) {
            if (before.stream().noneMatch(other -> other.uid().equals(owner.uid()))) {
                doubtful |= addOwner(node, owner);
            }
        }
        if (doubtful) {
            listener.attemptToDelete(node.identity().uid());
        }
    }

    /** An owner that waits for its dependents may no longer have to wait for this one. */
    private void unblock(OwnerRef before, List<OwnerRef> now) {
        boolean stillBlocks =
                now.stream().anyMatch(owner -> owner.uid().equals(before.uid()) && owner.blockOwnerDeletion());
        GraphNode owner = byUid.get(before.uid());
        if (before.blockOwnerDeletion() && !stillBlocks && owner != null && owner.isDeletingDependents()) {
            listener.attemptToDelete(before.uid());
        }
    }

    /** Whether the reference may be wrong. */
    private boolean addOwner(GraphNode node, OwnerRef reference) {
        String namespace = node.identity().namespace();
        GraphNode owner = byUid.get(reference.uid());
        if (owner == null) {
            owner = new GraphNode(ObjectIdentity.of(reference, namespace));
            byUid.put(reference.uid(), owner);
            owner.addDependent(node);
            listener.attemptToDelete(reference.uid());
            return false;
        }
        owner.addDependent(node);
        if (owner.identity().isMeantBy(reference, namespace)) {
            return false;
        }
        if (owner.isObserved()) {
            reportForeignNamespace(node, owner.identity(), reference);
        }
        return true;
    }

    private void processTransitions(GraphNode node, ObjectMeta metadata) {
        boolean first = !node.isBeingDeleted();
        if (Meta.deleting(metadata)) {
            node.markBeingDeleted();
        }
        String uid = node.identity().uid();
        if (Finalizers.waitsFor(metadata, Finalizers.ORPHAN)) {
            listener.attemptToOrphan(uid);
        } else if (Finalizers.waitsFor(metadata, Finalizers.FOREGROUND) && (first || !node.isDeletingDependents())) {
            node.markDeletingDependents();
            node.dependents()
                    .forEach(dependent ->
                            listener.attemptToDelete(dependent.identity().uid()));
            listener.attemptToDelete(uid);
        }
    }

    /** An object has gone. */
    synchronized void removed(String uid) {
        GraphNode node = byUid.remove(uid);
        if (node == null) {
            return;
        }
        node.dependents()
                .forEach(dependent ->
                        listener.attemptToDelete(dependent.identity().uid()));
        for (OwnerRef reference : node.owners()) {
            GraphNode owner = byUid.get(reference.uid());
            if (owner == null) {
                continue;
            }
            owner.removeDependent(node);
            if (owner.isDeletingDependents()) {
                listener.attemptToDelete(reference.uid());
            } else if (!owner.isObserved() && owner.dependents().isEmpty()) {
                byUid.remove(reference.uid());
            }
        }
    }

    /** There is no such object as references told of. Other references may tell of another one with this uid. */
    synchronized void absent(ObjectIdentity identity) {
        GraphNode node = byUid.get(identity.uid());
        if (node == null || node.isObserved()) {
            return;
        }
        node.markAbsent(identity);
        List<ObjectIdentity> others = new ArrayList<>();
        for (GraphNode dependent : node.dependents()) {
            String namespace = dependent.identity().namespace();
            referenceTo(dependent, identity.uid())
                    .map(reference -> ObjectIdentity.of(reference, namespace))
                    .filter(meant -> !node.isAbsent(meant))
                    .ifPresent(others::add);
            listener.attemptToDelete(dependent.identity().uid());
        }
        if (others.isEmpty()) {
            byUid.remove(identity.uid());
        } else if (node.identity().equals(identity)) {
            node.setIdentity(others.get(0));
            listener.attemptToDelete(identity.uid());
        }
    }

    /** The object of a uid as the graph knows it now. */
    synchronized Optional<NodeState> state(String uid) {
        return Optional.ofNullable(byUid.get(uid)).map(NodeState::of);
    }

    /** A copy of what the graph knows of an object. */
    record NodeState(
            ObjectIdentity identity,
            boolean observed,
            boolean beingDeleted,
            boolean deletingDependents,
            List<Dependent> dependents) {

        private static NodeState of(GraphNode node) {
            List<Dependent> dependents = node.dependents().stream()
                    .map(dependent -> new Dependent(
                            dependent.identity(), dependent.isDeletingDependents(), node.isBlockedBy(dependent)))
                    .toList();
            return new NodeState(
                    node.identity(), node.isObserved(), node.isBeingDeleted(), node.isDeletingDependents(), dependents);
        }
    }

    /**
     * A dependent of an object.
     *
     * @param deletingDependents whether it is itself deleted in the foreground
     * @param blocking whether the object waits for it when it is deleted in the foreground
     */
    record Dependent(ObjectIdentity identity, boolean deletingDependents, boolean blocking) {}
}
