package io.envtest.internal.scheduler.framework;

/** Says whether a pod may go to a node. */
public interface FilterPlugin extends Plugin {

    /** Whether anything is against putting the pod on the node. */
    Verdict filter(CycleState state, PodInfo pod, NodeInfo node);
}
