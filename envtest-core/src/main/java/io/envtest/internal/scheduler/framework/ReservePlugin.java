package io.envtest.internal.scheduler.framework;

/** Sets something aside for a pod that has a node but is not bound yet. */
public interface ReservePlugin extends Plugin {

    /** Sets aside. */
    Verdict reserve(CycleState state, PodInfo pod, String node);

    /** Gives back; harmless if nothing was set aside. */
    void unreserve(CycleState state, PodInfo pod, String node);
}
