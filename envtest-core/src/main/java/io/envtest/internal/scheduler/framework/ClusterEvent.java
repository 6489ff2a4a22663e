package io.envtest.internal.scheduler.framework;

import io.envtest.api.ObjectKey;
import io.envtest.view.core.v1.Node;
import java.util.Optional;

/**
 * Something happened that may let a pod be scheduled.
 *
 * @param kind what happened
 * @param pod the pod it happened to, if it was one
 * @param node the node it happened to, if it was one
 * @param claim the resource claim it happened to, if it was one
 */
public record ClusterEvent(Kind kind, Optional<PodInfo> pod, Optional<Node> node, Optional<ObjectKey> claim) {

    /** What can happen. */
    public enum Kind {
        /** A pod is on a node now, or its labels there changed. */
        POD_ON_NODE_CHANGED,
        /** A pod on a node went, ended or asks for less. */
        POD_ON_NODE_GONE,
        /** The waiting pod itself changed. */
        POD_UPDATED,
        /** A node came. */
        NODE_ADDED,
        /** A node's labels, taints, resources or conditions changed. */
        NODE_CHANGED,
        /** A volume, claim or storage class came or changed. */
        STORAGE_CHANGED,
        /** A resource claim came, or what is said of its devices or users changed. */
        CLAIM_CHANGED,
        /** There may be devices that there were not: a device class or resource slice came or changed, or a claim gave some back. */
        DEVICES_CHANGED,
        /** Nothing in particular: it has waited long. */
        TIME_PASSED
    }

    /** Something happened to a pod. */
    public static ClusterEvent of(Kind kind, PodInfo pod) {
        return new ClusterEvent(kind, Optional.of(pod), Optional.empty(), Optional.empty());
    }

    /** Something happened to a node. */
    public static ClusterEvent of(Kind kind, Node node) {
        return new ClusterEvent(kind, Optional.empty(), Optional.of(node), Optional.empty());
    }

    /** Something happened to a resource claim. */
    public static ClusterEvent ofClaim(ObjectKey claim) {
        return new ClusterEvent(Kind.CLAIM_CHANGED, Optional.empty(), Optional.empty(), Optional.of(claim));
    }

    /** Something happened. */
    public static ClusterEvent of(Kind kind) {
        return new ClusterEvent(kind, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Whether it was about a node. */
    public boolean isNode() {
        return kind == Kind.NODE_ADDED || kind == Kind.NODE_CHANGED;
    }

    /** Whether it was about a pod on a node. */
    public boolean isPodOnNode() {
        return kind == Kind.POD_ON_NODE_CHANGED || kind == Kind.POD_ON_NODE_GONE;
    }
}
