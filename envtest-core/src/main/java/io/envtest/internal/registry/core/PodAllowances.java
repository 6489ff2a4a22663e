package io.envtest.internal.registry.core;

/**
 * What may be said in a pod's spec only if a feature is on, or if it was said before.
 *
 * @param comparingTolerations tolerations may compare numbers
 * @param hostNetworkOfUsers a pod with users of its own may be in the network of the node
 * @param groups pods may belong to a group
 */
public record PodAllowances(boolean comparingTolerations, boolean hostNetworkOfUsers, boolean groups) {

    /** What may be said if no feature is on. */
    public static final PodAllowances NONE = new PodAllowances(false, false, false);
}
