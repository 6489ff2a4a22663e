package io.envtest.internal.controller.gc;

import io.envtest.internal.controller.gc.ObjectIdentity.OwnerRef;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * An object in the graph with its owners and dependents. A node is virtual as long as only references have told of its
 * object. Guarded by the graph.
 */
final class GraphNode {

    private final Set<GraphNode> dependents = new LinkedHashSet<>();
    private final Set<ObjectIdentity> absentIdentities = new HashSet<>();
    private ObjectIdentity identity;
    private List<OwnerRef> owners = List.of();
    private boolean observed;
    private boolean beingDeleted;
    private boolean deletingDependents;

    GraphNode(ObjectIdentity identity) {
        this.identity = identity;
    }

    ObjectIdentity identity() {
        return identity;
    }

    void setIdentity(ObjectIdentity value) {
        identity = value;
    }

    List<OwnerRef> owners() {
        return owners;
    }

    void setOwners(List<OwnerRef> value) {
        owners = List.copyOf(value);
    }

    /** A copy. */
    List<GraphNode> dependents() {
        return new ArrayList<>(dependents);
    }

    void addDependent(GraphNode dependent) {
        dependents.add(dependent);
    }

    void removeDependent(GraphNode dependent) {
        dependents.remove(dependent);
    }

    /** Whether this object waits for the dependent when it is deleted in the foreground. */
    boolean isBlockedBy(GraphNode dependent) {
        return dependent.owners.stream()
                .anyMatch(owner -> owner.uid().equals(identity.uid()) && owner.blockOwnerDeletion());
    }

    /** The server knows no such object. */
    void markAbsent(ObjectIdentity absent) {
        absentIdentities.add(absent);
    }

    boolean isAbsent(ObjectIdentity meant) {
        return absentIdentities.contains(meant);
    }

    boolean isObserved() {
        return observed;
    }

    void markObserved() {
        observed = true;
    }

    boolean isBeingDeleted() {
        return beingDeleted;
    }

    void markBeingDeleted() {
        beingDeleted = true;
    }

    /** Whether the object is deleted in the foreground and waits for its dependents. */
    boolean isDeletingDependents() {
        return deletingDependents;
    }

    void markDeletingDependents() {
        deletingDependents = true;
    }

    @Override
    public String toString() {
        return identity.toString();
    }
}
